// Edits keep the order of lines and rarely their number: lines that both have are found from the front and from the back
// of each stretch that differs.
#include "run/diff.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "run/copy.h"

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

std::string difference_of(const std::string& path, std::string_view before, std::string_view after) {
  const std::vector<std::string_view> a = lines_of(before);
  const std::vector<std::string_view> b = lines_of(after);
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

}  // namespace

std::string difference(const std::string& path, const Document& before, const Document& after) {
  if (before.format == Format::Docx) return difference_of(path, before.text, after.text);
  const auto old_parts = before.origins.parts();
  const auto new_parts = after.origins.parts();
  std::string out;
  for (std::size_t i = 0; i < std::min(old_parts.size(), new_parts.size()); ++i) {
    const auto& [span, part] = old_parts[i];
    const std::string name = part.empty() ? path : path_beside(path, part);
    out += difference_of(name, slice(before.origins.source(), span), slice(after.origins.source(), new_parts[i].first));
  }
  return out;
}

}  // namespace subcite
