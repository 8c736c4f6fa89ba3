/// A file's path as other programs name files.
enum ReportPath {
  /// Without `.` and empty parts, as in `./flows//a.json`. What `..` means only the file system
  /// knows, so it stays.
  static func plain(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/\(joined)" : joined.isEmpty ? path : joined
  }

  static func isAbsolute(_ path: String) -> Bool { path.hasPrefix("/") }

  /// RFC 3986: a relative reference or, for an absolute path, a `file` address.
  static func uri(_ path: String) -> String {
    let encoded = plain(path).utf8.reduce(into: "") { out, byte in
      if isKept(byte) {
        out.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        out += hex.utf8.count == 1 ? "%0\(hex)" : "%\(hex)"
      }
    }
    return isAbsolute(path) ? "file://\(encoded)" : encoded
  }

  private static func isKept(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
