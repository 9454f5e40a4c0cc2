// Headers of an answer, by name.
#include "model/exchange.h"

#include "base/text.h"

namespace subcite {

std::string header_of(const Exchange& exchange, std::string_view name) {
  std::string value;
  for (const std::string_view line : split(exchange.response_head, '\n')) {
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && equals_ignoring_case(trim(line.substr(0, colon)), name)) value = std::string(trim(line.substr(colon + 1)));
  }
  return value;
}

}  // namespace subcite
