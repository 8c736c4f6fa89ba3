import FlowTestSupport
import Testing
import WebSyntax

/// A person with a browser: reads forms from the HTML, keeps cookies, follows redirects to pages.
struct Browser {
  let bench: Bench
  var jar = LoopbackClient()
  private(set) var url = ""

  init(_ bench: Bench) {
    self.bench = bench
  }

  mutating func open(_ url: String) async throws -> LoopbackClient.Reply {
    self.url = url
    return try await bench.send(.init(url: url), &jar)
  }

  /// Sends a form; a redirect within the server is followed, one to a client is the reply.
  mutating func submit(
    _ form: HTMLForm, _ more: Fields = [:]
  ) async throws -> LoopbackClient.Reply {
    var fields = Parameters(form.hidden)
    for (name, value) in more { fields.append(name, value) }
    let reply = try await bench.send(
      .init(
        method: "POST", url: bench.origin + form.action,
        headers: [("Content-Type", "application/x-www-form-urlencoded")],
        body: Array(fields.encoded.utf8)), &jar)
    guard reply.status == 303, let place = reply["Location"], place.hasPrefix("/") else {
      return reply
    }
    return try await open(bench.origin + place)
  }

  /// Logs in by button, allows, and tells what came back to the client.
  mutating func logIn(_ url: String, user: String = "ada") async throws -> Parameters {
    let login = try HTMLForm.all(in: await open(url).text)
    let consent = try await submit(try #require(login.first), ["user": user])
    let form = try #require(HTMLForm.all(in: consent.text).first)
    return try await submit(form, ["decision": "allow"]).parameters()
  }
}

/// A form as it stands in HTML of ours.
struct HTMLForm {
  var action: String
  var hidden: [(String, String)]
  /// What a person fills in.
  var inputs: [String]
  var buttons: [(name: String, value: String)]

  static func all(in html: String) -> [HTMLForm] {
    pieces(of: html, from: "<form ", to: "</form>").map { form in
      let inputs = pieces(of: form, from: "<input ", to: ">")
      return HTMLForm(
        action: attribute("action", of: form) ?? "",
        hidden: inputs.filter { attribute("type", of: $0) == "hidden" }.map {
          (attribute("name", of: $0) ?? "", attribute("value", of: $0) ?? "")
        },
        inputs: inputs.filter { attribute("type", of: $0) != "hidden" }.compactMap {
          attribute("name", of: $0)
        },
        buttons: pieces(of: form, from: "<button", to: ">").map {
          (attribute("name", of: $0) ?? "", attribute("value", of: $0) ?? "")
        })
    }
  }

  private static func pieces(of text: String, from start: String, to end: String) -> [String] {
    text.split(separator: start, omittingEmptySubsequences: false).dropFirst().compactMap {
      $0.split(separator: end, omittingEmptySubsequences: false).first.map(String.init)
    }
  }

  private static func attribute(_ name: String, of tag: String) -> String? {
    pieces(of: " \(tag)", from: " \(name)=\"", to: "\"").first.map(unescaped)
  }

  private static func unescaped(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(text) { text, entity in
        text.split(separator: entity.0, omittingEmptySubsequences: false)
          .joined(separator: entity.1)
      }
  }
}
