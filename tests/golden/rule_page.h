// A rule's page as a list of sections with their blocks; caret lines are told from the manuscript's own.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace subcite::golden {

/// "^^^^ S005" under a line of a block.
struct Mark {
  std::size_t line = 0;    // of the block's manuscript lines, from 0
  std::size_t column = 0;  // in code points, from 0
  std::size_t size = 0;
  std::string code;
  friend bool operator==(const Mark&, const Mark&) = default;
  friend auto operator<=>(const Mark&, const Mark&) = default;
};

struct Block {
  std::string kind;  // notes, txt, md
  std::map<std::string, std::string> options;
  std::vector<std::string> lines;  // without caret lines
  std::vector<Mark> marks;
  std::vector<std::string> answers;  // of an answers block before it
  std::size_t first = 0;             // page lines [first, last) of its inside
  std::size_t last = 0;
};

struct Section {
  std::string title;  // "Bad: ..." ; empty for the head
  std::vector<Block> blocks;
};

struct RulePage {
  std::string code;
  std::string slug;
  std::map<std::string, std::string> facts;  // of the comment line
  std::vector<Section> sections;
  std::vector<std::string> lines;
};

RulePage read_page(const std::string& text);

/// The block's lines with caret lines for these marks.
std::vector<std::string> with_marks(const Block& block, std::vector<Mark> marks);

}  // namespace subcite::golden
