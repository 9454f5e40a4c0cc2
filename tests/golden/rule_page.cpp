// Line by line; fences open and close blocks.
#include "golden/rule_page.h"

#include <algorithm>
#include <sstream>

#include "base/text.h"
#include "support/files.h"

namespace subcite::golden {
namespace {

/// A line of carets, blanks and codes alone; its marks.
bool read_carets(const std::string& line, std::size_t above, std::vector<Mark>& marks) {
  if (line.find('^') == std::string::npos) return false;
  std::vector<Mark> found;
  std::size_t at = 0;
  while (at < line.size()) {
    if (line[at] == ' ') {
      ++at;
      continue;
    }
    if (line[at] != '^') return false;
    Mark mark;
    mark.line = above;
    mark.column = at;
    while (at < line.size() && line[at] == '^') ++at;
    mark.size = at - mark.column;
    if (at + 5 > line.size() || line[at] != ' ') return false;
    mark.code = line.substr(at + 1, 4);
    at += 5;
    found.push_back(mark);
  }
  marks.insert(marks.end(), found.begin(), found.end());
  return true;
}

void read_facts(const std::string& line, RulePage& page) {
  std::string inner = line.substr(4, line.size() - 7);
  for (std::size_t at = 0; at <= inner.size();) {
    const std::size_t end = std::min(inner.find("·", at), inner.size());
    const std::string fact = std::string(trim(inner.substr(at, end - at)));
    const std::size_t colon = fact.find(": ");
    if (colon != std::string::npos) page.facts[fact.substr(0, colon)] = fact.substr(colon + 2);
    at = end + 2;
  }
}

void read_info(const std::string& info, Block& block) {
  std::istringstream words(info);
  words >> block.kind;
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    if (equals != std::string::npos) block.options[word.substr(0, equals)] = word.substr(equals + 1);
  }
}

}  // namespace

RulePage read_page(const std::string& text) {
  RulePage page;
  page.lines = testing_support::lines_of(text);
  page.sections.emplace_back();
  std::vector<std::string> answers;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::string& line = page.lines[i];
    if (line.starts_with("# ")) {
      std::istringstream words(line.substr(2));
      words >> page.code >> page.slug;
    } else if (line.starts_with("<!--")) {
      read_facts(line, page);
    } else if (line.starts_with("## ")) {
      page.sections.push_back({line.substr(3), {}});
      answers.clear();
    } else if (line.starts_with("```")) {
      Block block;
      read_info(line.substr(3), block);
      block.first = ++i;
      for (; i < page.lines.size() && page.lines[i] != "```"; ++i)
        if (block.lines.empty() || !read_carets(page.lines[i], block.lines.size() - 1, block.marks)) block.lines.push_back(page.lines[i]);
      block.last = i;
      if (block.kind == "answers") {
        answers = block.lines;
        continue;
      }
      block.answers = answers;
      page.sections.back().blocks.push_back(block);
    }
  }
  return page;
}

std::vector<std::string> with_marks(const Block& block, std::vector<Mark> marks) {
  std::sort(marks.begin(), marks.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    out.push_back(block.lines[i]);
    std::string carets;
    for (const Mark& mark : marks) {
      if (mark.line != i) continue;
      if (carets.size() > mark.column) {  // two at one place: a line each
        out.push_back(carets);
        carets.clear();
      }
      carets.append(mark.column - carets.size(), ' ');
      carets += std::string(mark.size, '^') + ' ' + mark.code;
    }
    if (!carets.empty()) out.push_back(carets);
  }
  return out;
}

}  // namespace subcite::golden
