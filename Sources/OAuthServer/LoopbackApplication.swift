import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import WebSyntax

/// The Hummingbird application behind a `LoopbackServer`.
struct LoopbackApplication: Sendable {
  static let bodyLimit = 1 << 20

  let port: Int
  let handler: LoopbackServer.Handler

  /// Serves until the task is cancelled; the answer says why it could not.
  func run(whenListening: @escaping @Sendable (Int) -> Void) async -> ListenError? {
    let application = Application(
      responder: CallbackResponder<Connection> { [handler] request, connection in
        try await LoopbackApplication.respond(to: request, on: connection.port, handler)
      },
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { [port] in whenListening($0.localAddress?.port ?? port) },
      logger: Logger(label: "botflow") { _ in SwiftLogNoOpLogHandler() })
    do {
      try await application.run()
      return nil
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      return .portInUse(port)
    } catch let error as IOError {
      return .failed(port: port, reason: String(cString: strerror(error.errnoCode)))
    } catch {
      return .failed(port: port, reason: String(describing: error))
    }
  }

  private struct Connection: InitializableFromSource {
    let port: Int

    init(source: ApplicationRequestContextSource) {
      port = source.channel.localAddress?.port ?? 0
    }
  }

  private static func respond(
    to request: Request, on port: Int, _ handler: LoopbackServer.Handler
  ) async throws -> Response {
    // A name that somebody else's DNS points here must not reach the server (DNS rebinding).
    guard isOurName(request.head.authority ?? "", port: port) else {
      return plain(.misdirectedRequest, "This server answers to http://127.0.0.1:\(port) only.\n")
    }
    guard let target = request.head.path, target.hasPrefix("/") else {
      return plain(.badRequest, "The request's target must be a path.\n")
    }
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: bodyLimit)
    } catch is NIOTooManyBytesError {
      return plain(.contentTooLarge, "A request's body may have \(bodyLimit) bytes.\n")
    }
    let isHead = request.method == .head
    let answer = await handler(
      WebSyntax.HTTPRequest(
        method: isHead ? "GET" : request.method.rawValue,
        url: "http://127.0.0.1:\(port)\(target)",
        headers: HeaderFields(request.headers.map { ($0.name.rawName, $0.value) }),
        body: Array(body.readableBytesView)))
    return response(answer, withBody: !isHead)
  }

  private static func isOurName(_ authority: String, port: Int) -> Bool {
    let name = authority.lowercased()
    if port == 80 && (name == "127.0.0.1" || name == "localhost") { return true }
    return name == "127.0.0.1:\(port)" || name == "localhost:\(port)"
  }

  private static func response(
    _ answer: WebSyntax.HTTPResponse, withBody: Bool
  ) -> Response {
    var headers = HTTPFields()
    for field in answer.headers.fields {
      guard let name = HTTPField.Name(field.name) else { continue }
      headers.append(HTTPField(name: name, value: field.value))
    }
    // The server frames the message by itself.
    headers[.transferEncoding] = nil
    headers[.contentLength] = String(answer.body.count)
    return Response(
      status: HTTPTypes.HTTPResponse.Status(code: answer.status), headers: headers,
      body: withBody ? ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)) : ResponseBody())
  }

  private static func plain(_ status: HTTPTypes.HTTPResponse.Status, _ text: String) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
