// Look-up by file name.
#include "lint/pages.h"

namespace subcite {

std::string_view page_text(std::string_view name) {
  for (const Page& page : pages())
    if (page.name == name) return page.text;
  return {};
}

}  // namespace subcite
