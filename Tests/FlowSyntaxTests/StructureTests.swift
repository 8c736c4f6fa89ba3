import FlowDiagnostics
import FlowSyntax
import Testing

@Suite struct `Broken structure` {
  @Test(
    arguments: [
      ("{\"a\": 1«» \"b\": 2}", ["expected ',' before a string"]),
      ("{\"a\": {}«»\n\"b\": 2}", ["expected ',' before a string"]),
      ("[1«» 2]", ["expected ',' before '2'"]), ("[{}«» {}]", ["expected ',' before '{'"]),
      ("[\"a\"«»\"b\"]", ["expected ',' before a string"]),
      ("[1«,»]", ["a comma before ']'"]), ("{\"a\": 1«,»}", ["a comma before '}'"]),
      ("[1«,,»]", ["a comma before ']'"]), ("[1,«,»2]", ["two commas in a row"]),
      ("[1,«, ,»2«,»]", ["two commas in a row", "a comma before ']'"]),
      ("[«,»1]", ["expected a value, found ','"]), ("[«,»]", ["expected a value, found ','"]),
      ("{«,»\"a\":1}", ["expected a name in double quotes, found ','"]),
      ("{«,»}", ["expected a name in double quotes, found ','"]),
      ("{\"a\": 1«;» \"b\": 2}", ["expected ',', found ';'"]),
      ("{\"a\": 1«:» 2, \"b\": 2}", ["expected ',' or '}', found ':'"]),
      ("{\"a\": 1 «2», \"b\": 2}", ["expected ',' or '}', found '2'"]),
      ("{\"a\": 1 «2»}", ["expected ',' or '}', found '2'"]),
      ("{\"a\": \"b\" «+» \"c\", \"d\": 1}", ["expected ',' or '}', found '+'"]),
      ("{\"a\": 1 «{»\"b\": 2}, \"c\": 3}", ["expected ',' or '}', found '{'"]),
      ("[\"a\"«:» 1, \"b\": 2]", ["expected ',', found ':'"]),
      ("[«:» 1]", ["expected a value, found ':'"]),
    ])
  func `a comma is missing, doubled or out of place`(text: String, messages: [String]) {
    #expect(expectFindings(text) == messages)
  }

  @Test(
    arguments: [
      ("{\"a\" «1»}", "expected ':' after the name, found '1'"),
      ("{\"a\" «\"b\"»}", "expected ':' after the name, found a string"),
      ("{\"a\"«}»", "expected ':' after the name, found '}'"),
      ("{\"a\"«,» \"b\": 1}", "expected ':' after the name, found ','"),
      ("{\"a\"\n«\"b\"»: 1}", "expected ':' after the name, found a string"),
      ("{\"a\" «=» 1}", "expected ':', found '='"), ("{\"a\": «}»", "expected a value, found '}'"),
      ("{\"a\": «,» \"b\": 1}", "expected a value, found ','"),
      ("{\"a\":«:» 1}", "expected a value, found ':'"),
      ("{\"a\"«:»\n \"b\": 1}", "expected a value after ':'"),
      ("{«:» 1}", "expected a name in double quotes, found ':'"),
      ("{«[»1], \"b\": 1}", "expected a name in double quotes, found '['"),
      ("{«{»\"a\": 1}}", "expected a name in double quotes, found '{'"),
      ("{«a» 1, \"b\": 1}", "expected a name in double quotes, found 'a'"),
      ("{«a»\": 1, \"b\": 1}", "expected a name in double quotes, found 'a'"),
      ("{«\"a»: \"b\"}", "the string is never closed"),
      ("{«(»}", "expected a name in double quotes, found '('"),
      ("{\"a\": «<x>», \"b\": 1}", "expected a value, found '<'"),
    ])
  func `a name, colon or value is missing`(text: String, message: String) {
    #expect(expectFindings(text) == [message])
  }

  @Test(
    arguments: [
      ("[«»", "the file ends inside '['"), ("{«»\n\n", "the file ends inside '{'"),
      ("{\"a\"«»", "expected a value, found the end of the file"),
      ("{\"a\":«» ", "expected a value, found the end of the file"),
      ("{\"a\": 1«»", "the file ends inside '{'"), ("{\"a\": 1,«»\n", "the file ends inside '{'"),
      ("{\"a\": {\"b\": [1«»", "the file ends inside '['"),
      ("{\"a\": {\"b\": 1}«»\n", "the file ends inside '{'"),
      ("[1«}»", "expected ']', found '}'"), ("{\"a\": 1«]»", "expected '}', found ']'"),
      ("{\"a\": [1«}»}", "expected ']', found '}'"),
      ("{\"a\": [1«}», \"b\": 2}", "expected ']', found '}'"),
      ("{\"a\": [1«}»", "expected ']' before '}'"), ("[{\"a\": 1«]»", "expected '}' before ']'"),
      ("{\"a\": [{\"b\": 1 «]», \"c\": 1}", "expected '}' before ']'"),
      ("[1«}»]", "'}' closes nothing"), ("{\"a\": [{} «}», {}], \"b\": 1}", "'}' closes nothing"),
      ("«}»", "expected a JSON value, found '}'"),
    ])
  func `brackets do not match`(text: String, message: String) {
    #expect(expectFindings(text) == [message])
  }
}
