package import FlowModel

/// The limits on one thing: the product's, and those of the channels that a flow is judged by.
package struct JudgedLimits: Sendable {
  package let product: ChannelLimit?
  package let channels: [ChannelLimit]
  /// What all of them allow; `nil` where there is no limit.
  package let most: Int?

  /// - Parameters:
  ///   - excesses: limits beyond which something else happens are left out.
  ///   - subject: what the thing is on a channel; `nil` where it is not shown.
  package init(
    _ channels: [Channel], byProduct productSubject: ChannelLimit.Subject? = nil,
    _ excesses: Set<ChannelLimit.Excess>, _ subject: (Channel) -> ChannelLimit.Subject?
  ) {
    func kept(_ limit: ChannelLimit?) -> ChannelLimit? {
      limit.flatMap { excesses.contains($0.excess) ? $0 : nil }
    }
    product = kept(productSubject.flatMap { ChannelLimit.ofProduct($0) })
    self.channels = channels.compactMap { channel in
      kept(subject(channel).flatMap { ChannelLimit.of(channel, $0) })
    }
    most = ([product].compactMap(\.self) + self.channels).map(\.most).min()
  }

  /// The limits that so many pieces exceed; the product's alone, for what it does not take never
  /// reaches a channel.
  package func exceeded(
    by amount: Int, at place: Int, _ reach: inout ChannelReach
  ) -> [ChannelLimit] {
    guard let most, amount > most else { return [] }
    return exceeded(at: place, &reach) { _ in amount }
  }

  /// Whatever the unit, no text has more of them than bytes.
  func mayBeExceeded(by text: String) -> Bool {
    most.map { text.utf8.count > $0 } ?? false
  }

  /// The limits that a text exceeds which may be shown on every channel.
  func exceeded(by text: String) -> [ChannelLimit] {
    guard mayBeExceeded(by: text) else { return [] }
    return channels.filter { $0.length(of: text) > $0.most }.sorted { $0.most < $1.most }
  }

  /// The limits that a text exceeds.
  package func exceeded(
    by text: String, at place: Int, _ reach: inout ChannelReach
  ) -> [ChannelLimit] {
    guard mayBeExceeded(by: text) else { return [] }
    return exceeded(at: place, &reach) { $0.length(of: text) }
  }

  private func exceeded(
    at place: Int, _ reach: inout ChannelReach, _ amount: (ChannelLimit) -> Int
  ) -> [ChannelLimit] {
    if let product, amount(product) > product.most { return [product] }
    var found: [ChannelLimit] = []
    for limit in channels where amount(limit) > limit.most {
      guard let channel = limit.channel, reach.isReached(place, on: channel) else { continue }
      found.append(limit)
    }
    return found.enumerated().sorted { ($0.element.most, $0.offset) < ($1.element.most, $1.offset) }
      .map(\.element)
  }
}

extension Set<ChannelLimit.Excess> {
  /// What is more is not shown.
  static let refused: Self = [.refusedByProduct, .refusedByChannel]
  /// What is more is lost, all of it or its end.
  static let lost: Self = [.refusedByProduct, .refusedByChannel, .cut]
  static let undocumented: Self = [.unknown]
}
