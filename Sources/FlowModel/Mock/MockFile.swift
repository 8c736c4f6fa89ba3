package import FlowDiagnostics
package import FlowSyntax

/// `NAME.mock.json`: the simulated outside of a flow.
package struct MockFile: Sendable {
  package var users: [User] = []
  package var oauth = OAuth()
  package var responses: [CannedResponse] = []
  /// What goes wrong from the start.
  package var scenarios: [Located<Scenario>] = []

  package init() {}

  package struct User: Sendable {
    package var username = ""
    package var password = ""
    package var claims = JSONObject()
  }

  /// What is absent is taken from the flow itself.
  package struct OAuth: Sendable {
    package var issuer: String?
    package var authorizationEndpoint: String?
    package var tokenEndpoint: String?
    package var userinfoEndpoint: String?
    package var revocationEndpoint: String?
    package var introspectionEndpoint: String?
    package var clients: [Client] = []
    package var requirePKCE = false
    package var acceptJSON = false
    /// Seconds, as `codeLifetime`.
    package var accessTokenLifetime = 3600
    package var codeLifetime = 60
    package var rotateRefreshTokens = true
  }

  package struct Client: Sendable {
    package var clientID = ""
    package var clientSecret: String?
    package var redirectURIs: [String] = []
    /// Whether the client is said to have no secret; what counts today is whether it has one.
    package var isPublic = true
  }

  /// What an address outside the OAuth server answers.
  package struct CannedResponse: Sendable {
    package var name: String?
    package var method = RESTMethod.get
    package var url = Located("", at: Span(0, 0))
    /// Only with an access token of the mock that is alive.
    package var requiresBearer = false
    package var status = 200
    package var headers: [(name: Located<String>, value: String)] = []
    package var body: JSONValue?
    /// Seconds.
    package var delay: Double = 0
    /// How often it answers; `nil` = always.
    package var times: Int?
  }
}

/// What reading a mock file gave.
package struct MockReading: Sendable {
  package let file: MockFile?
  package let findings: [Diagnostic]
  /// What was found beyond those.
  package let omitted: OmittedFindings

  package init(_ source: SourceText) {
    let document = JSONDocument(source)
    var decoder = FlowDecoder(document)
    file = document.root.flatMap { MockFile.shape.read(&decoder, $0) }
    findings = (document.findings + decoder.findings.kept).inOrder()
    omitted = decoder.findings.omitted
  }

  /// The file, if nothing is wrong with it.
  package var validFile: MockFile? {
    omitted.errors > 0 || findings.contains { $0.severity == .error } ? nil : file
  }
}
