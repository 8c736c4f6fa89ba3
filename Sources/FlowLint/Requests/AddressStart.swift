import FlowDiagnostics
import FlowModel
import WebSyntax

/// The start of an address, up to its host, with the globals in it filled in.
struct AddressStart {
  /// Variables that stand where the host is decided, as the engine sees it.
  private(set) var hostReferences: [Template.Reference] = []
  /// The address as far as it is known; all of it up to the path if `isKnown`.
  private(set) var text = ""
  private(set) var isKnown = true
  /// The global that brings the scheme.
  private(set) var schemeGlobal: Flow.Global?

  init(_ template: Template, in flow: Flow) {
    var before = ""
    for piece in template.pieces {
      if hasCompleteHost, !CompiledTemplate.isInAuthority(before) { break }
      switch piece {
      case .literal(let literal):
        before += literal
        text += isKnown ? literal : ""
      case .reference(let reference):
        hostReferences.append(reference)
        // As in the engine, a value does not end the host.
        before += "\u{FFFC}"
        fillIn(reference, flow)
      }
    }
  }

  private mutating func fillIn(_ reference: Template.Reference, _ flow: Flow) {
    guard isKnown else { return }
    let global = flow.globals.first { $0.name.value == reference.path.root }
    guard let global, reference.path.steps.isEmpty, !reference.isProperCase else {
      isKnown = false
      return
    }
    if text.isEmpty { schemeGlobal = global }
    text += global.value.plainText
  }

  /// Whether `text` goes beyond the host.
  private var hasCompleteHost: Bool {
    guard isKnown else { return true }
    let bytes = Array(text.utf8)
    guard let slashes = bytes.firstRange(of: Array("://".utf8)) else { return false }
    return bytes[slashes.upperBound...].contains { "/?#".utf8.contains($0) }
  }

  /// Whether it is sent unencrypted to another machine.
  var isPlainHTTP: Bool {
    guard isKnown, text.utf8.starts(with: "http".utf8) || text.utf8.starts(with: "HTTP".utf8),
      let address = WebAddress(text), address.scheme == "http"
    else { return false }
    return !address.isLoopback && !address.host.hasSuffix(".localhost")
  }
}

extension LintedFlow {
  /// The addresses that a flow sends something to: of its requests, and of its login pages.
  func forEachAddress(_ body: (_ template: Template, _ place: Int) -> Void) {
    for place in requests {
      switch interactions[place].settings {
      case .rest(let rest)?: rest.endpoint.map { body($0, place) }
      case .sendAttachment(let attachment)?: attachment.endpoint.map { body($0, place) }
      case .condition?, .setVariable?, .goToBot?, nil: break
      }
    }
    for place in interactions.indices where graph.offersLogin(place) {
      for button in interactions[place].allButtons {
        button.loginPageURL.map { body($0, place) }
      }
    }
  }
}
