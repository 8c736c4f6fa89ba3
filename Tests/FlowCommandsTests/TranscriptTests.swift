import FlowCommands
import FlowTestSupport
import Testing

private let transcripts = Repository.files(under: "flows", suffix: ".transcript")

/// The flow that its first line names.
private func flow(of transcript: String) -> String {
  let folder = transcript.split(separator: "/").dropLast().joined(separator: "/")
  let words = Repository.text(transcript)?.split(separator: "\n").first?.split(separator: " ")
  return "\(folder)/\(words?.dropFirst().first ?? "")"
}

@Suite struct `A shipped transcript` {
  @Test(arguments: transcripts)
  func `still goes as written`(_ transcript: String) throws {
    let session = try Session([
      "run", Session.path(flow(of: transcript)), "--script", Session.path(transcript),
    ])
    #expect(session.error == "")
    #expect(session.status == .clean)
    #expect(session.output == Repository.text(transcript))
  }

  @Test func `is there for every way that the seed's flow can go`() {
    let names = transcripts.filter { $0.hasPrefix("flows/account-linking/") }.compactMap {
      $0.split(separator: "/").last?.split(separator: ".").first.map(String.init)
    }
    let wanted = [
      "login", "denied", "cancelled", "wrong-state", "token-request-fails", "token-expired",
      "already-logged-in", "facebook", "apple",
    ]
    #expect(Set(wanted).subtracting(names).isEmpty)
    #expect(
      transcripts.filter { $0.contains("as-documented") }.count >= 3)
  }

  @Test func `that differs is shown as a diff, with status 1`() throws {
    let folder = try TemporaryFolder()
    let original = try #require(Repository.text("flows/account-linking/login.transcript"))
    let changed = original.replacing("bot: Hello Ada.", with: "bot: Hello Bob.")
    let path = folder.write("changed.transcript", changed)
    let session = try Session([
      "run", Session.path("flows/account-linking/account-linking.flow.json"), "--script", path,
    ])
    #expect(session.status == .findings)
    #expect(session.error.contains("\n-bot: Hello Bob.\n+bot: Hello Ada.\n"))
  }
}

@Suite struct `The two seed flows` {
  @Test func `differ in the row's next, the Details next, and what they say of themselves`() throws
  {
    let repaired = try #require(
      Repository.text("flows/account-linking/account-linking.flow.json"))
    let documented = try #require(
      Repository.text(
        "flows/account-linking-as-documented/account-linking-as-documented.flow.json"))
    let pairs = zip(repaired.split(separator: "\n"), documented.split(separator: "\n"))
    let different = pairs.filter { $0 != $1 }.map { String($0.0.drop { $0 == " " }.prefix(8)) }
    #expect(different == ["\"name\": ", "\"descrip", "\"next\": ", "{ \"varia"])
    #expect(repaired.split(separator: "\n").count == documented.split(separator: "\n").count)
  }
}
