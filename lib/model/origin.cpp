// Looking a place up is two binary searches: the piece the byte lies in, then the line of the file.
#include "model/origin.h"

#include <algorithm>

#include "base/line_ends.h"
#include "base/utf8.h"

namespace subcite {
namespace {

constexpr std::uint32_t kStep = 128;  // bytes between marks

}  // namespace

OriginMap::OriginMap(std::string source) : source_(std::move(source)) {
  const std::string_view text = source_;
  std::uint64_t points = 0;
  for (std::size_t mark = 0; mark < text.size(); mark += kStep) {
    points_.push_back(points);
    points += count_code_points(text.substr(mark, kStep));
  }
  lines_.push_back({0, 0});
  LineEnds ends(text);
  for (std::size_t end = ends.next(0); end < text.size(); end = ends.next(ends.behind(end))) {
    const auto begin = static_cast<std::uint32_t>(ends.behind(end));
    lines_.push_back({begin, points_before(begin)});
  }
}

void OriginMap::add(std::uint32_t text, std::uint32_t source) {
  if (!pieces_.empty()) {
    const OriginPiece& last = pieces_.back();
    if (last.text == text) pieces_.pop_back();
    else if (source >= last.source && text - last.text == source - last.source) return;
  }
  pieces_.push_back({text, source});
}

void OriginMap::begin_part(std::uint32_t source, std::string name) {
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), source, [](std::uint32_t at, const Line& l) { return at < l.byte; });
  parts_.push_back({source, std::move(name), static_cast<std::size_t>(after - lines_.begin()) - 1});
}

std::vector<std::pair<Span, std::string>> OriginMap::parts() const {
  const auto end_of = [&](std::size_t i) { return i < parts_.size() ? parts_[i].source : static_cast<std::uint32_t>(source_.size()); };
  std::vector<std::pair<Span, std::string>> out;
  if (end_of(0) > 0) out.push_back({{0, end_of(0)}, {}});
  for (std::size_t i = 0; i < parts_.size(); ++i) out.push_back({{parts_[i].source, end_of(i + 1)}, parts_[i].name});
  return out;
}

const OriginMap::Part* OriginMap::part_of(std::uint32_t byte) const {
  const auto after = std::upper_bound(parts_.begin(), parts_.end(), byte, [](std::uint32_t at, const Part& p) { return at < p.source; });
  return after == parts_.begin() ? nullptr : &*(after - 1);
}

std::uint32_t OriginMap::source_of(std::uint32_t text) const {
  auto after = std::upper_bound(pieces_.begin(), pieces_.end(), text,
                                [](std::uint32_t at, const OriginPiece& p) { return at < p.text; });
  if (after == pieces_.begin()) return 0;
  const OriginPiece& piece = *(after - 1);
  const auto source = piece.source + (text - piece.text);
  return std::min<std::uint32_t>(source, static_cast<std::uint32_t>(source_.size()));
}

Span OriginMap::source_of(Span span) const {
  const std::uint32_t begin = source_of(span.begin);
  const std::uint32_t end = span.empty() ? begin : source_of(span.end - 1) + 1;
  return {begin, std::max(begin, end)};
}

const OriginMap::Line& OriginMap::line_of(std::uint32_t byte, std::size_t& number) const {
  auto after = std::upper_bound(lines_.begin(), lines_.end(), byte,
                                [](std::uint32_t at, const Line& l) { return at < l.byte; });
  number = static_cast<std::size_t>(after - lines_.begin());
  return *(after - 1);
}

/// From the mark before, so that a line of ten megabytes is not counted again for each place in it.
std::uint64_t OriginMap::points_before(std::uint32_t byte) const {
  if (points_.empty()) return 0;
  const std::size_t mark = std::min<std::size_t>(byte / kStep, points_.size() - 1);
  const std::size_t from = mark * kStep;
  return points_[mark] + (byte > from ? count_code_points(std::string_view(source_).substr(from, byte - from)) : 0);
}

Place OriginMap::place_of(Span text) const { return place_in_source(source_of(text)); }

Place OriginMap::place_in_source(Span source) const {
  Place place;
  if (lines_.empty()) return place;
  std::size_t number = 0;
  const Line& first = line_of(source.begin, number);
  const std::uint64_t before = points_before(source.begin) - first.code_points;
  place.line = static_cast<std::uint32_t>(number);
  place.column = static_cast<std::uint32_t>(before + 1);
  place.offset = first.code_points + before;
  const Line& last = line_of(source.end, number);
  place.end_line = static_cast<std::uint32_t>(number);
  place.end_column = static_cast<std::uint32_t>(points_before(source.end) - last.code_points + 1);
  if (const Part* part = part_of(source.begin)) {
    place.part = part->name;
    place.line -= static_cast<std::uint32_t>(part->first_line);
    place.end_line -= static_cast<std::uint32_t>(part->first_line);
  }
  return place;
}

}  // namespace subcite
