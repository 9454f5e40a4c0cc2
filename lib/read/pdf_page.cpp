// Pieces come in the order in which the page draws them. Those that overlap in height are one row; a page where
// most pieces keep clear of the middle is set in two columns.
#include "read/pdf_page.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "base/utf8.h"
#include "docx/xml.h"

namespace subcite::pdf {
namespace {

using docx::attribute;
using docx::children;
using docx::name_of;

constexpr std::size_t kMostPages = 5000;
constexpr std::size_t kMostPieces = 4'000'000;

int number(const docx::Node& node, std::string_view name) {
  std::string_view text = attribute(node, name);
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  const auto value = static_cast<int>(std::min<std::uint32_t>(to_number(text.substr(0, text.find('.'))).value_or(0), 100'000));
  return minus ? -value : value;
}

struct Words {
  std::string text;
  bool italic = false;
};

/// The words of an element, divided where italics begin and end.
void gather_words(const docx::Node& node, bool italic, std::vector<Words>& out, int depth) {
  constexpr int kDeepest = 20;
  for (const docx::Node& inner : children(node)) {
    const bool text = inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata;
    if (!text && depth < kDeepest) gather_words(inner, italic || name_of(inner) == "i", out, depth + 1);
    if (!text) continue;
    if (!out.empty() && out.back().italic == italic) out.back().text += inner.value();
    else out.push_back({inner.value(), italic});
  }
}

/// One piece for each stretch of one style; their widths by the number of letters.
void add_pieces(const docx::Node& item, int size, std::vector<Piece>& pieces) {
  std::vector<Words> words;
  gather_words(item, false, words, 0);
  std::size_t all = 0;
  for (const Words& w : words) all += w.text.size();
  const int left = number(item, "left");
  const int width = number(item, "width");
  std::size_t before = 0;
  for (Words& w : words) {
    const auto from = static_cast<int>(static_cast<std::size_t>(std::max(width, 0)) * before / std::max<std::size_t>(all, 1));
    before += w.text.size();
    const auto to = static_cast<int>(static_cast<std::size_t>(std::max(width, 0)) * before / std::max<std::size_t>(all, 1));
    if (trim(w.text).empty() && to <= from) continue;
    pieces.push_back({number(item, "top"), left + from, to - from, number(item, "height"), size, w.italic, std::move(w.text)});
  }
}

/// A third of the lower of the two, at least: raised numbers stand half above the line.
bool overlaps(const Row& row, const Piece& piece) {
  const int shared = std::min(row.bottom, piece.bottom()) - std::max(row.top, piece.top);
  return shared > 0 && shared * 3 >= std::min(row.bottom - row.top, piece.height);
}

void finish(Row& row) {
  std::stable_sort(row.pieces.begin(), row.pieces.end(), [](const Piece& a, const Piece& b) { return a.left < b.left; });
  std::map<int, std::size_t> letters;
  for (const Piece& p : row.pieces) letters[p.size] += p.text.size();
  row.size = std::max_element(letters.begin(), letters.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

/// Consecutive pieces to rows; a piece that starts again at the left begins a new one.
std::vector<Row> rows_of(const std::vector<Piece>& pieces) {
  std::vector<Row> rows;
  for (const Piece& piece : pieces) {
    const bool same = !rows.empty() && overlaps(rows.back(), piece) && piece.left >= rows.back().pieces.back().left;
    if (!same) rows.push_back({{}, 0, piece.top, piece.bottom()});
    Row& row = rows.back();
    if (!row.pieces.empty()) {
      const Piece& last = row.pieces.back();
      if (last.text == piece.text && std::abs(last.left - piece.left) <= 1 && std::abs(last.top - piece.top) <= 1) continue;  // bold, drawn twice
    }
    row.top = std::min(row.top, piece.top);
    row.bottom = std::max(row.bottom, piece.bottom());
    row.pieces.push_back(piece);
  }
  for (Row& row : rows) finish(row);
  return rows;
}

/// A large initial that the page draws last, behind its notes, goes to the row that begins beside it.
void place_initial(std::vector<Row>& rows) {
  if (rows.size() < 2 || rows.back().pieces.size() != 1 || rows.back().bottom > rows[rows.size() - 2].top) return;
  Piece initial = rows.back().pieces.front();
  const auto beside = std::find_if(rows.begin(), rows.end() - 1, [&](const Row& row) { return row.bottom > initial.top && row.top < initial.bottom() && row.left() >= initial.right(); });
  const std::string_view letter = trim(initial.text);
  const bool one_letter = !letter.empty() && decode_utf8(letter, 0).size == letter.size();
  if (!one_letter || beside == rows.end() - 1) return;
  initial.left = beside->left() - initial.width;  // close to the rest of its word
  beside->pieces.insert(beside->pieces.begin(), initial);
  rows.pop_back();
}

/// Beside each piece whether it goes across the middle, by itself or as part of a line whose pieces touch: "Id. [https://perma.cc/6XRU-" and
/// "2DA4]" in a note under a table.
std::vector<bool> crossing(const std::vector<Piece>& pieces, int middle) {
  std::vector<bool> across(pieces.size(), false);
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t end = i + 1;
    const auto touches = [&](const Piece& a, const Piece& b) { return std::min(a.bottom(), b.bottom()) > std::max(a.top, b.top) && b.left >= a.left && (b.left - a.right()) * 4 < std::max(a.size, b.size) * 3; };
    while (end < pieces.size() && touches(pieces[end - 1], pieces[end])) ++end;
    const bool crosses = pieces[i].left < middle && pieces[end - 1].right() > middle;
    for (; i < end; ++i) across[i] = crosses;
  }
  return across;
}

/// Most pieces of some width keep to one side of the middle, on both sides.
bool has_columns(const std::vector<Piece>& pieces, const std::vector<bool>& crosses, int middle) {
  std::size_t left = 0;
  std::size_t right = 0;
  std::size_t across = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].width * 5 < middle) continue;
    if (crosses[i]) ++across;
    else if (pieces[i].right() <= middle) ++left;
    else ++right;
  }
  constexpr std::size_t kFewest = 8;
  return left >= kFewest && right >= kFewest && across * 4 < left + right;
}

/// The left column's rows before the right one's, between the pieces that go across.
std::vector<Row> rows_of_columns(const std::vector<Piece>& pieces, const std::vector<bool>& crosses, int middle) {
  std::vector<Row> rows;
  std::vector<Piece> across;
  std::vector<Piece> left;
  std::vector<Piece> right;
  const auto flush = [&] {
    for (auto* side : {&across, &left, &right}) {
      std::vector<Row> made = rows_of(*side);
      std::move(made.begin(), made.end(), std::back_inserter(rows));
      side->clear();
    }
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (crosses[i] && !(left.empty() && right.empty())) flush();
    (crosses[i] ? across : pieces[i].left >= middle ? right
                                                    : left)
        .push_back(pieces[i]);
  }
  flush();
  return rows;
}

Page read_page(const docx::Node& node, std::map<std::string, int>& sizes, std::size_t& left_over) {
  Page page;
  page.height = number(node, "height");
  page.width = number(node, "width");
  std::vector<Piece> pieces;
  for (const docx::Node& item : children(node)) {
    if (name_of(item) == "fontspec") sizes[std::string(attribute(item, "id"))] = number(item, "size");
    if (name_of(item) != "text" || left_over == 0) continue;
    add_pieces(item, sizes[std::string(attribute(item, "font"))], pieces);
    --left_over;
  }
  const int middle = page.width / 2;
  const std::vector<bool> crosses = crossing(pieces, middle);
  page.rows = has_columns(pieces, crosses, middle) ? rows_of_columns(pieces, crosses, middle) : rows_of(pieces);
  place_initial(page.rows);
  return page;
}

}  // namespace

Result<std::vector<Page>> read_pages(std::string xml) {
  docx::Xml document;
  const bool whole = document.parse(std::move(xml), true);
  std::vector<Page> pages;
  std::map<std::string, int> sizes;
  std::size_t left_over = kMostPieces;
  for (const docx::Node& node : children(document.root()))
    if (name_of(node) == "page" && pages.size() < kMostPages) pages.push_back(read_page(node, sizes, left_over));
  if (!whole && pages.empty()) return failure("its text could not be taken out: open it in a PDF reader and save it again");
  const bool empty = std::all_of(pages.begin(), pages.end(), [](const Page& p) { return p.rows.empty(); });
  if (empty) return failure("it holds pictures of pages and no text: have its text recognised (OCR) first");
  return pages;
}

}  // namespace subcite::pdf
