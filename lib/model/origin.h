// Where the text came from. A reader gives one entry for each stretch of text that it copied from
// the file in one piece; a span is turned into a place in the file once, when a report is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/span.h"

namespace subcite {

/// A place in the file. Lines and columns count from 1, offsets from 0, all in code points of the
/// decoded file (a byte-order mark not counted, CR and LF each one).
struct Place {
  std::string part;  // docx part, PDF page; empty for text formats
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 1;
  std::uint64_t offset = 0;
};

/// Text bytes from `text` on came from source bytes from `source` on, one to one, up to the next entry.
struct OriginPiece {
  std::uint32_t text = 0;
  std::uint32_t source = 0;
};

class OriginMap {
 public:
  OriginMap() = default;
  /// `source` is the decoded file (UTF-8, no byte-order mark).
  explicit OriginMap(std::string source);

  void add(std::uint32_t text, std::uint32_t source);
  /// From this source byte on places are in a part of this name, its lines counted from 1. In order.
  void begin_part(std::uint32_t source, std::string name);
  /// Each part's stretch of the source and its name, in order; what stands before the first has none.
  [[nodiscard]] std::vector<std::pair<Span, std::string>> parts() const;
  [[nodiscard]] const std::string& source() const { return source_; }
  [[nodiscard]] const std::vector<OriginPiece>& pieces() const { return pieces_; }
  /// Source byte of a text byte.
  [[nodiscard]] std::uint32_t source_of(std::uint32_t text) const;
  [[nodiscard]] Span source_of(Span span) const;
  [[nodiscard]] Place place_of(Span text) const;
  [[nodiscard]] Place place_in_source(Span source) const;

 private:
  struct Line {
    std::uint32_t byte;
    std::uint64_t code_points;
  };
  struct Part {
    std::uint32_t source;
    std::string name;
    std::size_t first_line;
  };
  [[nodiscard]] const Part* part_of(std::uint32_t byte) const;
  [[nodiscard]] const Line& line_of(std::uint32_t byte, std::size_t& number) const;
  [[nodiscard]] std::uint64_t points_before(std::uint32_t byte) const;

  std::string source_;
  std::vector<OriginPiece> pieces_;
  std::vector<Line> lines_;
  std::vector<Part> parts_;
  std::vector<std::uint64_t> points_;  // code points before each mark
};

}  // namespace subcite
