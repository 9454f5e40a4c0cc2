// An array of JSON; keys are folded anew when it is read.
#include "run/cited_row.h"

#include <nlohmann/json.hpp>

#include "report/listing.h"

namespace subcite {

using nlohmann::json;

namespace {

constexpr std::size_t kLongest = 400;  // bytes of the citation's words

}  // namespace

std::string row_of(const Cited& c) {
  const json row{c.path, c.note, c.citation, {c.place.part, c.place.line, c.place.column, c.place.end_line, c.place.end_column, c.place.offset}, static_cast<int>(c.kind), c.authors, c.author, c.title, c.container, c.volume, c.page, c.year, c.date, c.url, c.forthcoming, c.own, shortened(c.words, kLongest)};
  return row.dump(-1, ' ', false, json::error_handler_t::replace);
}

Cited read_row(std::string_view text) {
  Cited c;
  const json row = json::parse(text, nullptr, false);
  if (!row.is_array() || row.size() != 17) return c;
  const json& place = row[3];
  c.path = row[0], c.note = row[1], c.citation = row[2];
  c.place = {place[0], place[1], place[2], place[3], place[4], place[5]};
  c.kind = static_cast<Kind>(row[4].get<int>());
  c.authors = row[5].get<std::vector<std::string>>();
  c.author = row[6], c.title = row[7], c.container = row[8], c.volume = row[9], c.page = row[10], c.year = row[11], c.date = row[12], c.url = row[13], c.forthcoming = row[14], c.own = row[15], c.words = row[16];
  fold_keys(c);
  return c;
}

}  // namespace subcite
