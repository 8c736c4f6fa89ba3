#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Messages over a socket, each behind its length in four bytes, the highest first.
enum Channel {
  struct Broken: Error {}

  /// The next message; waits for ever without a deadline, and throws when there is none.
  static func receive(
    from descriptor: Int32, until deadline: ContinuousClock.Instant? = nil
  ) throws(Broken) -> [UInt8] {
    let head = try take(4, from: descriptor, until: deadline)
    let length = head.reduce(0) { $0 << 8 | Int($1) }
    guard length <= ScriptLimits.frame else { throw Broken() }
    return try take(length, from: descriptor, until: deadline)
  }

  static func send(
    _ message: [UInt8], to descriptor: Int32, until deadline: ContinuousClock.Instant? = nil
  ) throws(Broken) {
    let head = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: message.count >> $0) }
    let bytes = head + message
    var done = 0
    while done < bytes.count {
      try wait(for: POLLOUT, on: descriptor, until: deadline)
      let count = bytes[done...].withUnsafeBytes { put(descriptor, $0, waits: deadline == nil) }
      if count > 0 { done += count }
      if count < 0, errno != EINTR, errno != EAGAIN { throw Broken() }
    }
  }

  private static func take(
    _ length: Int, from descriptor: Int32, until deadline: ContinuousClock.Instant?
  ) throws(Broken) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    var piece = [UInt8](repeating: 0, count: min(max(length, 1), 1 << 16))
    while bytes.count < length {
      try wait(for: POLLIN, on: descriptor, until: deadline)
      let count = read(descriptor, &piece, min(piece.count, length - bytes.count))
      if count > 0 { bytes += piece[..<count] }
      if count == 0 || count < 0 && errno != EINTR && errno != EAGAIN { throw Broken() }
    }
    return bytes
  }

  private static func wait(
    for events: Int32, on descriptor: Int32, until deadline: ContinuousClock.Instant?
  ) throws(Broken) {
    guard let deadline else { return }
    while true {
      let left = (deadline - .now).components
      let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1
      guard milliseconds > 0 else { throw Broken() }
      var request = pollfd(fd: descriptor, events: Int16(events), revents: 0)
      let count = poll(&request, 1, Int32(clamping: milliseconds))
      if count > 0 { return }
      if count < 0, errno != EINTR { throw Broken() }
    }
  }
}

/// Without a signal if nobody reads. Outside of `Channel`, where the name of the call is taken.
private func put(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, waits: Bool) -> Int {
  #if canImport(Darwin)
    let flags = waits ? 0 : MSG_DONTWAIT
  #else
    let flags = Int32(MSG_NOSIGNAL) | (waits ? 0 : Int32(MSG_DONTWAIT))
  #endif
  return send(descriptor, bytes.baseAddress, bytes.count, flags)
}
