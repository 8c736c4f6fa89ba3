import Testing
import WebSyntax

@Suite struct `Base 64` {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `the vectors of RFC 4648 §10`(_ plain: String, _ encoded: String) {
    #expect(Base64.encode(Array(plain.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(plain.utf8))
    #expect(Base64.encodeURLSafe(Array(plain.utf8)) == encoded.filter { $0 != "=" })
  }

  @Test func `the two alphabets differ in their last two letters`() {
    #expect(Base64.encode([0xFB, 0xFF, 0xFE]) == "+//+")
    #expect(Base64.encodeURLSafe([0xFB, 0xFF, 0xFE]) == "-__-")
  }

  @Test func `every byte comes back`() {
    for length in 0...4 {
      for byte in UInt8.min...UInt8.max {
        let bytes = [UInt8](repeating: byte, count: length)
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
      }
    }
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Z===", "====", "=Zg=", "Zg==Zg==", "Zm9v\n", "-_-_", "Zh==", "Zm9=", "Zm 9",
    "Zmü=",
  ])
  func `anything else is nothing`(_ text: String) {
    #expect(Base64.decode(text) == nil)
  }
}
