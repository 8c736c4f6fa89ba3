import WebSyntax

/// The pages that a browser shows; every text from outside passes `escaped`.
enum PageMarkup {
  static func login(
    fields: Parameters, clientID: String, users: [AuthorizationServer.User], problem: String?
  ) -> String {
    let alert = problem.map {
      "<p class=\"problem\" id=\"problem\" role=\"alert\">\(escaped($0))</p>\n"
    }
    let described = problem == nil ? "" : " aria-invalid=\"true\" aria-describedby=\"problem\""
    let form = formStart(EndpointAddresses.loginPath, fields)
    let buttons = users.map { user in
      "<button name=\"user\" value=\"\(escaped(user.username))\">"
        + "Continue as \(escaped(user.displayName))</button>\n"
    }
    let shortcuts =
      users.isEmpty
      ? ""
      : """
      \(form)
      \(buttons.joined())</form>
      <h2>Or with a password</h2>

      """
    return document(
      title: "Log in",
      body: """
        <h1>Log in for <b>\(escaped(clientID))</b></h1>
        \(alert ?? "")\(shortcuts)\(form)
        <label for="username">User name</label>
        <input id="username" name="username" autocomplete="username" autocapitalize="none" \
        spellcheck="false" required\(described)>
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" \
        required\(described)>
        <button>Log in</button>
        </form>
        \(form)
        <button class="quiet" name="decision" value="deny">Cancel</button>
        </form>
        """)
  }

  static func consent(
    fields: Parameters, clientID: String, scope: Scope, user: String
  ) -> String {
    let items = scope.tokens.map { "<li>\(escaped($0))</li>\n" }.joined()
    let wish =
      items.isEmpty
      ? "<p>It asks to know who you are, and for no scope beyond that.</p>"
      : "<p>It asks for:</p>\n<ul>\n\(items)</ul>"
    return document(
      title: "Allow access",
      body: """
        <h1>Allow <b>\(escaped(clientID))</b> access?</h1>
        <p>You are logged in as <strong>\(escaped(user))</strong>.</p>
        \(wish)
        \(formStart(EndpointAddresses.consentPath, fields))
        <button name="decision" value="allow">Allow</button>
        <button class="quiet" name="decision" value="deny">Deny</button>
        </form>
        """)
  }

  static func error(title: String, text: String) -> String {
    document(title: title, body: "<h1>\(escaped(title))</h1>\n<p>\(escaped(text))</p>")
  }

  /// For text and for attribute values in double quotes.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func formStart(_ action: String, _ fields: Parameters) -> String {
    let hidden = fields.pairs.map {
      "\n<input type=\"hidden\" name=\"\(escaped($0.name))\" value=\"\(escaped($0.value))\">"
    }
    return "<form method=\"post\" action=\"\(action)\">\(hidden.joined())"
  }

  private static func document(title: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title)) – botflow mock</title>
    <style>\(style)</style>
    </head>
    <body>
    <p class="mock"><strong>This is a mock.</strong> It is botflow’s own server for trying out \
    a bot. Nothing leaves this machine.</p>
    <main>
    \(body)
    </main>
    </body>
    </html>

    """
  }
}
