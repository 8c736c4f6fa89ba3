import Testing
import WebSyntax

@Suite struct `Web addresses` {
  @Test func `are cut at their borders and put together again`() throws {
    let text = "https://Login.example:8443/a/b%20c?d=e?f&g#h?i#j"
    let address = try #require(WebAddress(text))
    #expect(address.scheme == "https")
    #expect(address.authority == "Login.example:8443")
    #expect(address.host == "login.example")
    #expect(address.path == "/a/b%20c")
    #expect(address.query == "d=e?f&g")
    #expect(address.fragment == "h?i#j")
    #expect(address.withoutQuery == "https://Login.example:8443/a/b%20c")
    #expect(address.text == text)
    #expect(address.parameters["d"] == "e?f")
  }

  @Test(
    arguments: [
      ("http://a", "a", "", nil), ("http://a?b", "a", "", "b"), ("http://a/?", "a", "/", ""),
      ("HTTP://A/", "a", "/", nil), ("http://[::1]:80/x", "[::1]", "/x", nil),
      ("custom+x-1.2://host/p", "host", "/p", nil), ("http://u:p@h:1/@", "h", "/@", nil),
      ("http://a#?b", "a", "", nil), ("http://good@evil/", "evil", "/", nil),
    ] as [(String, String, String, String?)])
  func `have a host, a path and perhaps a query`(
    _ text: String, _ host: String, _ path: String, _ query: String?
  ) throws {
    let address = try #require(WebAddress(text))
    #expect(address.host == host)
    #expect(address.path == path)
    #expect(address.query == query)
    #expect(address.hasUserInformation == text.contains("@h") || address.host == "evil")
  }

  @Test(arguments: [
    "", "a", "/a", "//a/b", "http:", "http:/a", "http:///a", "http://:80/", "1http://a",
    "ht tp://a",
    "http://a b/", "http://a/\n", "http://a\\b/", "http://user@/", "mailto:a@b", "http://[::1/",
    "http://[::1]evil.example/",
  ])
  func `anything else is none`(_ text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test(arguments: ["#", "?", "/"])
  func `a combining mark hides no delimiter, so the host is the one that is reached`(
    _ delimiter: String
  ) throws {
    let address = try #require(WebAddress("https://evil.example\(delimiter)\u{301}@good.example"))
    #expect(address.host == "evil.example")
    #expect(!address.hasUserInformation)
  }

  @Test(arguments: [
    ("http://127.0.0.1:8080/", true), ("http://127.255.0.9", true), ("http://[::1]:1", true),
    ("http://LOCALHOST/", true), ("http://127.0.0.evil", false), ("http://127.0.0.1.evil", false),
    ("http://127.0.0", false), ("http://127.0.0.256", false), ("http://128.0.0.1", false),
    ("http://localhost.evil", false), ("http://127.0.0.+1", false), ("http://127..0.1", false),
  ])
  func `loopback is an address of this machine and nothing that looks like one`(
    _ text: String, _ isLoopback: Bool
  ) throws {
    #expect(try #require(WebAddress(text)).isLoopback == isLoopback)
  }

  @Test(arguments: [
    ("http://a/b", "http://a/b?x=1+2"), ("http://a/b?", "http://a/b?x=1+2"),
    ("http://a/b?c", "http://a/b?c&x=1+2"), ("http://a/b?c=d#e", "http://a/b?c=d&x=1+2#e"),
  ])
  func `more parameters go behind the query that is there`(_ text: String, _ longer: String) throws
  {
    #expect(try #require(WebAddress(text)).adding(Parameters([("x", "1 2")])) == longer)
  }
}
