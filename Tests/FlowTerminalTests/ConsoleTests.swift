import FlowTerminal
import Testing

@Suite struct `The console` {
  @Test func `memory keeps what is written, stream by stream`() {
    let console = Console.inMemory()
    console.output.write("one\n")
    console.error.write("two\n")
    console.output.write("three\n")
    #expect(console.output.captured == "one\nthree\n")
    #expect(console.error.captured == "two\n")
    #expect(!console.output.isTerminal)
  }

  @Test(
    arguments: [
      (40, [:], 40), (nil, [:], 80), (nil, ["COLUMNS": "100"], 100), (nil, ["COLUMNS": "x"], 80),
    ]
      as [(Int?, [String: String], Int)])
  func `the width is the terminal's, else what was told`(
    terminal: Int?, environment: [String: String], columns: Int
  ) {
    #expect(Console.inMemory(columns: terminal, environment: environment).columns == columns)
  }

  @Test func `more than a pipe holds is written in parts`() throws {
    let pipe = try DescriptorPair()
    let text = String(repeating: "häppchen ", count: 40_000)
    let reader = pipe.collect()
    let stream = TextStream(.descriptor(pipe.writeEnd))
    stream.write(text)
    stream.flush()
    pipe.closeWriteEnd()
    #expect(reader.join() == Array(text.utf8))
    #expect(stream.failure == nil)
  }

  @Test func `a descriptor that does not block is waited for`() throws {
    let pipe = try DescriptorPair()
    pipe.makeNonBlocking()
    let bytes = [UInt8](repeating: 120, count: 300_000)
    let reader = pipe.collect()
    let stream = TextStream(.descriptor(pipe.writeEnd))
    stream.write(String(decoding: bytes, as: UTF8.self))
    stream.flush()
    pipe.closeWriteEnd()
    #expect(reader.join() == bytes)
  }

  @Test func `a pipe is written when it is flushed or much has gathered`() throws {
    let pipe = try DescriptorPair()
    let stream = TextStream(.descriptor(pipe.writeEnd))
    stream.write("held back")
    #expect(!pipe.hasInput)
    stream.flush()
    #expect(pipe.hasInput)
  }

  @Test func `errors come after the output that was written before them`() throws {
    let pipe = try DescriptorPair()
    let output = TextStream(.descriptor(pipe.writeEnd))
    let error = TextStream(.descriptor(pipe.writeEnd), isBuffered: false, after: output)
    output.write("first ")
    error.write("second ")
    output.write("third")
    output.flush()
    pipe.closeWriteEnd()
    #expect(String(decoding: pipe.collect().join(), as: UTF8.self) == "first second third")
  }

  @Test func `a reader that has gone is noted and does not end the program`() throws {
    Console.ignoreBrokenPipes()
    let pipe = try DescriptorPair()
    pipe.closeReadEnd()
    let stream = TextStream(.descriptor(pipe.writeEnd), isBuffered: false)
    stream.write("nobody hears this")
    #expect(stream.isBroken)
    stream.write("nor this")
    #expect(stream.failure == .brokenPipe)
  }

  @Test func `another failure keeps its code`() {
    let stream = TextStream(.descriptor(-1), isBuffered: false)
    stream.write("x")
    #expect(!stream.isBroken)
    #expect(stream.failure == .other(DescriptorPair.badDescriptor))
  }
}
