// Edits keep the order of lines and rarely their number: lines that both have are found from the front and from the back
// of each stretch that differs.
#include "run/diff.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace subcite {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) { return split(text, '\n'); }

void hunk(const std::vector<std::string_view>& a, std::size_t a_begin, std::size_t a_end, const std::vector<std::string_view>& b, std::size_t b_begin, std::size_t b_end, std::string& out) {
  out += "@@ -" + std::to_string(a_begin + 1) + "," + std::to_string(a_end - a_begin) + " +" + std::to_string(b_begin + 1) + "," + std::to_string(b_end - b_begin) + " @@\n";
  for (std::size_t k = a_begin; k < a_end; ++k) out += "-" + std::string(a[k]) + "\n";
  for (std::size_t k = b_begin; k < b_end; ++k) out += "+" + std::string(b[k]) + "\n";
}

/// The next place, not far off, where the lines agree again.
std::pair<std::size_t, std::size_t> meeting(const std::vector<std::string_view>& a, std::size_t i, const std::vector<std::string_view>& b, std::size_t k) {
  constexpr std::size_t kFar = 60;
  for (std::size_t sum = 1; sum < kFar; ++sum)
    for (std::size_t da = 0; da <= sum; ++da) {
      const std::size_t x = i + da;
      const std::size_t y = k + sum - da;
      if (x < a.size() && y < b.size() && a[x] == b[y]) return {x, y};
    }
  return {a.size(), b.size()};
}

}  // namespace

std::string difference(const std::string& path, const Document& before, const Document& after) {
  const bool word = before.format == Format::Docx;
  const std::vector<std::string_view> a = lines_of(word ? std::string_view(before.text) : std::string_view(before.origins.source()));
  const std::vector<std::string_view> b = lines_of(word ? std::string_view(after.text) : std::string_view(after.origins.source()));
  std::string out;
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < a.size() || k < b.size()) {
    if (i < a.size() && k < b.size() && a[i] == b[k]) {
      ++i, ++k;
      continue;
    }
    const auto [x, y] = i < a.size() && k < b.size() ? meeting(a, i, b, k) : std::pair(a.size(), b.size());
    hunk(a, i, x, b, k, y, out);
    i = x;
    k = y;
  }
  return out.empty() ? out : "--- " + path + "\n+++ " + path + " (fixed)\n" + out;
}

}  // namespace subcite
