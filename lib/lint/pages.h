// The pages of the rules and the report's schema, embedded at build time.
#pragma once

#include <string_view>
#include <vector>

namespace subcite {

struct Page {
  std::string_view name;  // "supra-self.md"
  std::string_view text;
};

const std::vector<Page>& pages();

/// The page's text; empty where there is none.
std::string_view page_text(std::string_view name);

}  // namespace subcite
