import FlowDiagnostics
import FlowModel

extension Rule {
  static let unsupportedVersion = Rule(
    read: .unsupportedVersion, .shape, .error, "a format version that this program does not know",
    why: """
      The number behind `botflow` says by which version of the format the file is to be read. This \
      program reads version \(flowFormatVersion). A higher number comes from a newer botflow: \
      update this one. It is not the version of your bot; keep that in git, or in `description`.
      """,
    examples: [
      .file(
        """
        {
          "botflow": «2»,
          "name": "Greeter",
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}}
          ]
        }
        """),
      .file(
        """
        {
          "botflow": 1,
          "name": "Greeter",
          "interactions": [
            {"name": "Welcome", "type": "Message",
             "details": {"whenWeReceive": ["start"], "sendToUser": "Hello!"}}
          ]
        }
        """),
    ])
}
