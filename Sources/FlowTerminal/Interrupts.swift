import Synchronization

/// Ctrl-C as a fact to ask for. Installing it also lets a blocking call of the kernel end early.
package enum Interrupts {
  private static let pending = Atomic(false)

  /// From now on Ctrl-C is noted. A second one before the first was taken ends the process with
  /// 130, so that a program that never asks can still be left.
  package static func install() {
    // The flag must exist before the handler, which may not create it.
    pending.store(false, ordering: .relaxed)
    System.onInterrupt { _ in Interrupts.note() }
  }

  /// From now on Ctrl-C ends the process with 130 and a word of it, whatever it is doing: for long
  /// calculations that leave nothing behind. `install` undoes that.
  package static func endProcess() {
    System.onInterrupt { _ in
      System.say("\nbotflow: interrupted\n")
      System.exitNow(130)
    }
  }

  /// Whether Ctrl-C came since this was last asked.
  package static func takePending() -> Bool {
    pending.exchange(false, ordering: .acquiringAndReleasing)
  }

  /// Whether it would be true, without taking it.
  static var isPending: Bool { pending.load(ordering: .acquiring) }

  private static func note() {
    if pending.exchange(true, ordering: .acquiringAndReleasing) { System.exitNow(130) }
  }
}
