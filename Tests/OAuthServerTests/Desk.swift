import FlowSyntax
import OAuthProtocol
import WebSyntax

/// The server under test with a clock that only the test moves, and chance from a seed.
actor Desk {
  private var server: AuthorizationServer?
  private var now = 1_700_000_000
  private var seed: UInt64 = 1

  func serve(_ settings: AuthorizationServer.Settings) {
    server = AuthorizationServer(settings)
  }

  func wait(seconds: Int) {
    now += seconds
  }

  func change(_ fault: @Sendable (inout AuthorizationServer) -> Void) {
    if var changed = server {
      fault(&changed)
      server = changed
    }
  }

  func handle(_ request: HTTPRequest) -> HTTPResponse {
    guard let role = server?.role(of: request.url) else { return HTTPResponse(status: 404) }
    var bytes: [UInt8] = []
    seed += 1
    let start = seed
    var drawn: UInt64 = 0
    let circumstances = Circumstances(
      now: now,
      random: { count in
        drawn += 1
        bytes = Digest.of(Array("\(start).\(drawn)".utf8))
        return Array(bytes.prefix(count))
      },
      sha256: Digest.of)
    return server?.answer(request, as: role, under: circumstances).response
      ?? HTTPResponse(status: 404)
  }
}

/// Stands in for SHA-256, which no target of these tests has: 32 well-mixed bytes.
enum Digest {
  static func of(_ bytes: [UInt8]) -> [UInt8] {
    let offset: UInt64 = 0xCBF2_9CE4_8422_2325
    var state = bytes.reduce(offset) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return (0..<32).map { _ in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return UInt8(truncatingIfNeeded: mixed >> 31)
    }
  }
}
