import Dispatch
import Glibc

/// A browser's share of HTTP/1.1 for tests: one connection for each request, and a cookie jar.
package struct LoopbackClient: Sendable {
  package struct Request: Sendable {
    package var method: String
    /// `http://HOST:PORT/…`; whatever the host is called, the connection goes to 127.0.0.1.
    package var url: String
    package var headers: [(String, String)]
    package var body: [UInt8]

    package init(
      method: String = "GET", url: String, headers: [(String, String)] = [], body: [UInt8] = []
    ) {
      self.method = method
      self.url = url
      self.headers = headers
      self.body = body
    }

    fileprivate func has(_ name: String) -> Bool {
      headers.contains { $0.0.lowercased() == name }
    }
  }

  package struct Reply: Sendable {
    package var status: Int
    package var headers: [(String, String)]
    package var body: [UInt8]

    package init(status: Int, headers: [(String, String)], body: [UInt8]) {
      self.status = status
      self.headers = headers
      self.body = body
    }

    package var text: String { String(decoding: body, as: UTF8.self) }

    package subscript(name: String) -> String? {
      headers.first { $0.0.lowercased() == name.lowercased() }?.1
    }
  }

  package enum Failure: Error, Hashable {
    case badURL(String)
    case socket(String, errno: Int32)
    case badReply(String)
  }

  /// By name; one host is all there is.
  package private(set) var cookies: [String: String] = [:]

  package init() {}

  /// Blocks; see `offPool`. Redirects are not followed.
  package mutating func send(_ request: Request) throws(Failure) -> Reply {
    let target = try Target(request.url)
    let head = head(of: withCookies(request), to: target)
    let reply = try Reply(
      parsing: LoopbackClient.exchange(Array(head.utf8) + request.body, port: target.port),
      hasBody: request.method != "HEAD")
    keepCookies(of: reply)
    return reply
  }

  /// The request as it leaves, for a test that carries it by other means.
  package func withCookies(_ request: Request) -> Request {
    guard !cookies.isEmpty, !request.has("cookie") else { return request }
    let jar = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var longer = request
    longer.headers.append(("Cookie", jar.joined(separator: "; ")))
    return longer
  }

  package mutating func keepCookies(of reply: Reply) {
    for (name, value) in reply.headers where name.lowercased() == "set-cookie" {
      let pair = value.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
      if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
    }
  }

  /// Runs what blocks on a thread of its own: the test pool's threads are what the server runs on.
  package static func offPool<Result: Sendable>(
    _ work: @escaping @Sendable () -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "loopback client").async { continuation.resume(returning: work()) }
    }
  }

  private func head(of request: Request, to target: Target) -> String {
    var lines = ["\(request.method) \(target.path) HTTP/1.1"]
    if !request.has("host") { lines.append("Host: \(target.authority)") }
    lines += request.headers.map { "\($0.0): \($0.1)" }
    if !request.body.isEmpty || request.method == "POST" {
      lines.append("Content-Length: \(request.body.count)")
    }
    return (lines + ["Connection: close", "", ""]).joined(separator: "\r\n")
  }

  private struct Target {
    let authority: String
    let port: UInt16
    let path: String

    init(_ url: String) throws(Failure) {
      guard url.hasPrefix("http://") else { throw .badURL(url) }
      let rest = url.dropFirst("http://".count)
      authority = String(rest.prefix { $0 != "/" })
      guard let digits = authority.split(separator: ":").last, let number = UInt16(digits)
      else { throw .badURL(url) }
      port = number
      path = rest.count > authority.count ? String(rest.dropFirst(authority.count)) : "/"
    }
  }
}

extension LoopbackClient {
  /// Sends all, then reads until the server closes the connection.
  private static func exchange(_ bytes: [UInt8], port: UInt16) throws(Failure) -> [UInt8] {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw .socket("socket", errno: errno) }
    defer { close(socket) }
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw .socket("connect", errno: errno) }
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        Glibc.send(
          socket, all.baseAddress?.advanced(by: sent), all.count - sent, Int32(MSG_NOSIGNAL))
      }
      // A server that refuses a long body may answer and close before it has read all of it.
      if count < 0 { break }
      sent += count
    }
    return try readAll(socket)
  }

  private static func readAll(_ socket: Int32) throws(Failure) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count > 0 {
        all += buffer[..<count]
      } else if count == 0 || (errno == ECONNRESET && !all.isEmpty) {
        return all
      } else if errno != EINTR {
        throw .socket("recv", errno: errno)
      }
    }
  }
}

extension LoopbackClient.Reply {
  fileprivate init(parsing bytes: [UInt8], hasBody: Bool) throws(LoopbackClient.Failure) {
    let blank = Array("\r\n\r\n".utf8)
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: blank) }) else {
      throw .badReply(String(decoding: bytes, as: UTF8.self))
    }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    let words = lines[0].split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let number = Int(words[1]) else {
      throw .badReply(String(lines[0]))
    }
    status = number
    headers = lines.dropFirst().map { line in
      let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let value = halves.count > 1 ? halves[1].drop { $0 == " " } : ""
      return (String(halves[0]), String(value))
    }
    body = []
    let rest = bytes[(end + blank.count)...]
    if !hasBody {
      guard rest.isEmpty else { throw .badReply("a body that must not be there") }
    } else if self["Transfer-Encoding"]?.lowercased() == "chunked" {
      body = try Self.joined(chunks: rest)
    } else {
      let length = self["Content-Length"].flatMap { Int($0) } ?? rest.count
      guard rest.count == length else { throw .badReply("\(rest.count) bytes, not \(length)") }
      body = Array(rest)
    }
  }

  private static func joined(
    chunks: ArraySlice<UInt8>
  ) throws(LoopbackClient.Failure) -> [UInt8] {
    var rest = chunks
    var out: [UInt8] = []
    while let lineEnd = rest.firstIndex(of: UInt8(ascii: "\r")) {
      let line = rest[..<lineEnd]
      let digits = String(decoding: line.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
      guard let size = Int(digits, radix: 16), size >= 0 else { break }
      rest = rest.dropFirst(lineEnd - rest.startIndex + 2)
      if size == 0 { return out }
      guard rest.count >= size + 2 else { break }
      out += rest.prefix(size)
      rest = rest.dropFirst(size + 2)
    }
    throw .badReply("the chunks do not end")
  }
}
