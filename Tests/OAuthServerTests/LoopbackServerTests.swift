import Dispatch
import FlowTestSupport
import OAuthServer
import Testing
import WebSyntax

@Suite struct `The loopback server` {
  private static func withServer(
    _ handler: @escaping LoopbackServer.Handler,
    _ body: @escaping @Sendable (LoopbackServer) throws -> Void
  ) async throws {
    try await LoopbackClient.offPool {
      Result {
        let server = try LoopbackServer.start(port: 0, handler: handler)
        defer { server.stop() }
        try body(server)
      }
    }.get()
  }

  /// Answers with what arrived.
  private static let echo: LoopbackServer.Handler = { request in
    HTTPResponse(
      status: 200,
      headers: HeaderFields([
        ("X-Method", request.method), ("X-URL", request.url), ("X-Two", "a"), ("X-Two", "b"),
        ("Content-Length", "999"), ("Bad name", "x"),
      ]),
      body: request.body + Array("!".utf8))
  }

  @Test func `the handler sees method, absolute URL and body, and its answer arrives whole`()
    async throws
  {
    try await Self.withServer(Self.echo) { server in
      var client = LoopbackClient()
      let url = "http://127.0.0.1:\(server.port)/a%20b?c=d&e"
      let reply = try client.send(.init(method: "POST", url: url, body: Array("body".utf8)))
      #expect(reply.status == 200)
      #expect(reply["X-Method"] == "POST")
      #expect(reply["X-URL"] == url)
      #expect(reply.text == "body!")
      #expect(reply.headers.filter { $0.0 == "X-Two" }.map(\.1) == ["a", "b"])
      #expect(reply["Server"] == nil)
    }
  }

  @Test func `HEAD is GET without a body`() async throws {
    try await Self.withServer(Self.echo) { server in
      var client = LoopbackClient()
      let url = "http://127.0.0.1:\(server.port)/"
      let reply = try client.send(.init(method: "HEAD", url: url))
      #expect(reply["X-Method"] == "GET")
      #expect(reply["Content-Length"] == "1")
      #expect(reply.body.isEmpty)
    }
  }

  @Test(arguments: ["evil.example", "evil.example:PORT", "127.0.0.1", "[::1]:PORT", "127.0.0.1:1"])
  func `another Host than ours is 421`(_ host: String) async throws {
    try await Self.withServer(Self.echo) { server in
      var client = LoopbackClient()
      let name = host.replacing("PORT", with: "\(server.port)")
      let request = LoopbackClient.Request(
        url: "http://127.0.0.1:\(server.port)/", headers: [("Host", name)])
      let reply = try client.send(request)
      #expect(reply.status == 421)
      #expect(reply.text.split(separator: "\n").count == 1)
      let ours = LoopbackClient.Request(url: "http://LOCALHOST:\(server.port)/")
      #expect(try client.send(ours).status == 200)
    }
  }

  @Test func `a body may have one MiB and no byte more`() async throws {
    try await Self.withServer(Self.echo) { server in
      var client = LoopbackClient()
      let url = "http://127.0.0.1:\(server.port)/"
      let full = [UInt8](repeating: 0x61, count: 1 << 20)
      let reply = try client.send(.init(method: "POST", url: url, body: full))
      #expect(reply.body.count == full.count + 1)
      #expect(try client.send(.init(method: "POST", url: url, body: full + [0])).status == 413)
    }
  }

  @Test func `a port in use is told, and is free again after stop`() async throws {
    try await Self.withServer(Self.echo) { server in
      #expect(throws: ListenError.portInUse(server.port)) {
        try LoopbackServer.start(port: server.port, handler: Self.echo)
      }
      server.stop()
      let next = try LoopbackServer.start(port: server.port, handler: Self.echo)
      #expect(next.port == server.port)
      next.stop()
      var client = LoopbackClient()
      #expect(throws: LoopbackClient.Failure.self) {
        try client.send(.init(url: "http://127.0.0.1:\(server.port)/"))
      }
    }
  }

  @Test func `a port that is none is a failure with a reason`() async {
    let outcome = await LoopbackClient.offPool {
      Result { () throws(ListenError) in
        try LoopbackServer.start(port: 70_000, handler: Self.echo).port
      }
    }
    #expect(throws: ListenError.self) { try outcome.get() }
  }

  @Test func `stop does not wait for a handler that hangs`() async throws {
    let begun = DispatchSemaphore(value: 0)
    let (never, hold) = AsyncStream.makeStream(of: Never.self)
    let hanging: LoopbackServer.Handler = { _ in
      begun.signal()
      for await _ in never {}
      return HTTPResponse(status: 200)
    }
    try await Self.withServer(hanging) { server in
      let request = LoopbackClient.Request(url: "http://127.0.0.1:\(server.port)/")
      DispatchQueue(label: "hanging request").async {
        var client = LoopbackClient()
        _ = try? client.send(request)
      }
      begun.wait()
      server.stop()
      let next = try LoopbackServer.start(port: server.port, handler: Self.echo)
      next.stop()
    }
    hold.finish()
  }
}
