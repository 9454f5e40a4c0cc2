// PDF, as the XML that pdftohtml makes of it: rows become lines of plain text, raised digits superscript numbers,
// the notes of a page stand behind a drawn line, running heads are dropped; the text reader does the rest. Italics
// and small capitals come from the fonts; places are a page and a line on it.
#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "base/text.h"
#include "base/utf8.h"
#include "read/pdf_page.h"
#include "read/reader.h"
#include "read/text.h"

namespace subcite {
namespace {

using pdf::Page;
using pdf::Piece;
using pdf::Row;

std::string text_of(const Row& row) {
  std::string text;
  for (const Piece& piece : row.pieces) text += piece.text;
  return text;
}

/// A running head without its page numbers: the same on other pages.
std::string head_key(const Row& row) {
  std::string key;
  for (const char c : text_of(row))
    if ((c < '0' || c > '9') && c != ' ' && c != '[' && c != ']') key += c;
  return key;
}

bool is_digits(std::string_view text) {
  text = trim(text);
  return !text.empty() && text.size() <= 6 && all_digits(text);
}

class PdfReading {
 public:
  PdfReading(std::vector<Page> pages, Document& out) : pages_(std::move(pages)), out_(out) {}

  void run() {
    drop_heads();
    find_sizes();
    for (std::size_t i = 0; i < pages_.size(); ++i) page(pages_[i], i + 1);
    OriginMap origins(std::move(source_));
    for (const auto& [at, name] : parts_) origins.begin_part(at, name);
    read_plain_text(std::move(origins), out_);
    styles();
  }

 private:
  // ---- what belongs to the page and not to the text

  void drop_heads() {
    std::map<std::string, std::size_t> seen;
    for (const Page& page : pages_)
      for (const std::size_t i : edges(page)) ++seen[head_key(page.rows[i])];
    for (Page& page : pages_) {
      std::vector<std::size_t> drop = edges(page);
      std::sort(drop.begin(), drop.end(), std::greater<>());
      for (const std::size_t i : drop) {
        const std::string key = head_key(page.rows[i]);
        const bool number = trim(key).empty() || key == "()" || key == "––" || key == "--";
        const bool cites = key.find("supranote") != std::string::npos;  // the last line of a note, and another page ends alike
        if (number || (seen[key] >= 2 && !cites)) page.rows.erase(page.rows.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
  }

  /// Rows at the top and the foot of the page that white space divides from the rest: at most two each.
  [[nodiscard]] static std::vector<std::size_t> edges(const Page& page) {
    constexpr std::size_t kMost = 2;
    const std::vector<Row>& rows = page.rows;
    const auto leading = [&](std::size_t i) { return rows[i + 1].top - rows[i].top; };  // to the next row
    const auto apart = [&](std::size_t i, std::size_t beside) { return beside + 1 >= rows.size() || leading(i) * 5 > leading(beside) * 7; };
    std::vector<std::size_t> found;
    std::size_t top = 0;
    for (std::size_t i = 0; i < kMost && i + 1 < rows.size(); ++i)
      if (rows[i].bottom * 6 < page.height && apart(i, i + 1)) top = i + 1;
    for (std::size_t i = 0; i < top; ++i) found.push_back(i);
    std::size_t foot = rows.size();
    for (std::size_t i = rows.size(); i-- > top + 2 && i + kMost >= rows.size();)
      if (rows[i].top * 9 > page.height * 8 && apart(i - 1, i - 2)) foot = i;
    for (std::size_t i = foot; i < rows.size(); ++i) found.push_back(i);
    return found;
  }

  /// The body's size is that of the rows that hold the most raised numbers; the notes' the largest below it that
  /// many letters have.
  void find_sizes() {
    std::map<int, std::size_t> letters;
    std::map<int, std::size_t> calls;
    std::size_t all = 0;
    for (const Page& page : pages_)
      for (const Row& row : page.rows) {
        const std::size_t count = text_of(row).size();
        letters[row.size] += count, all += count;
        for (std::size_t i = 1; i < row.pieces.size(); ++i) calls[row.size] += is_raised(row, i) ? 1 : 0;
      }
    const auto most = std::max_element(calls.begin(), calls.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
    if (most == calls.end() || most->second == 0) return;
    for (const auto& [size, count] : letters)
      if (size < most->first && count * 20 > all) note_size_ = std::max(note_size_, size);
  }

  [[nodiscard]] static bool is_raised(const Row& row, std::size_t i) {
    const Piece& piece = row.pieces[i];
    return piece.size * 9 < row.size * 8 && is_digits(piece.text) && piece.bottom() < row.bottom - std::max(row.size / 8, 1);
  }

  /// Where the notes of the page begin: its last rows in the notes' size, from one that begins with a number or
  /// goes on with a note of the page before.
  [[nodiscard]] std::size_t notes_begin(const Page& page) const {
    std::size_t at = page.rows.size();
    while (note_size_ > 0 && at > 0 && (page.rows[at - 1].size <= note_size_ || trim(text_of(page.rows[at - 1])).empty())) --at;
    return at;
  }

  // ---- lines

  void page(const Page& page, std::size_t number) {
    if (!source_.empty()) source_ += "\f\n";
    parts_.emplace_back(static_cast<std::uint32_t>(source_.size()), "page " + std::to_string(number));
    const std::size_t notes = notes_begin(page);
    const int edge = left_edge(page);
    const int pitch = line_pitch(page);
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
      if (i == notes && i > 0) source_ += "\n________________\n\n";
      // Where the notes are set as large as the text, the distance alone parts them.
      const int step = i > 0 ? page.rows[i].top - page.rows[i - 1].top : 0;
      const bool apart = note_size_ == 0 && pitch > 0 && step * 2 > pitch * 3 && step < pitch * 4;
      const bool gap = i > 0 && i != notes && (apart || page.rows[i].top - page.rows[i - 1].bottom > (page.rows[i].bottom - page.rows[i].top) * 3 / 4);
      if (gap) source_ += '\n';
      row(page.rows[i], edge, i >= notes);
    }
  }

  /// From line to line, as most rows of the page stand; 0 where no distance is that of most.
  [[nodiscard]] static int line_pitch(const Page& page) {
    std::map<int, std::size_t> count;
    for (std::size_t i = 1; i < page.rows.size(); ++i) ++count[page.rows[i].top - page.rows[i - 1].top];
    const auto most = std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most != count.end() && most->second * 2 > page.rows.size() ? most->first : 0;
  }

  /// Where most rows begin.
  [[nodiscard]] static int left_edge(const Page& page) {
    std::map<int, std::size_t> count;
    for (const Row& row : page.rows) ++count[row.left()];
    const auto most = std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == count.end() ? 0 : most->first;
  }

  void row(const Row& row, int edge, bool note) {
    const std::size_t begin = source_.size();
    constexpr int kMostIndent = 8;
    const int unit = std::max(row.size / 2, 1);
    source_.append(static_cast<std::size_t>(std::clamp((row.left() - edge) / unit, 0, kMostIndent)), ' ');
    for (std::size_t i = 0; i < row.pieces.size(); ++i) {
      if (i > 0) gap(row, i, unit, note);
      piece(row, i, note);
    }
    while (source_.size() > begin && source_.back() == ' ') source_.pop_back();
    source_ += '\n';
  }

  /// Pieces of one word touch, but for the rounding; the blank between words can be a tenth of the size where a line is set
  /// tight. A raised number keeps off the word it follows. A wide blank parts the columns of a table; in a note it only fills the line before
  /// a long address.
  void gap(const Row& row, std::size_t i, int unit, bool note) {
    const Piece& piece = row.pieces[i];
    const int blank = piece.left - row.pieces[i - 1].right();
    const bool words = blank > 1 && blank * 10 >= row.size && !is_raised(row, i) && !starts_with_any(piece.text, {"’", "'", "”", ",", ".", ";", ":", ")", "]"});
    if (blank > unit * 4 && !note) source_ += "    ";
    else if ((words || blank > unit / 2) && !source_.ends_with(' ') && !piece.text.starts_with(' ')) source_ += ' ';
  }

  void piece(const Row& row, std::size_t i, bool note) {
    const Piece& piece = row.pieces[i];
    const bool small = piece.size * 9 < row.size * 8;
    const bool raised = is_raised(row, i);
    const auto begin = static_cast<std::uint32_t>(source_.size());
    if (note && labels(row, i)) source_ += std::string(trim(piece.text)) + ". ";
    else if (raised) raise(trim(piece.text)), source_ += piece.text.ends_with(' ') ? " " : "";
    else append_words(piece.text);
    const auto end = static_cast<std::uint32_t>(source_.size());
    if (piece.italic) mark({begin, end}, Style::Italic);
    else if (small && !raised && upper_only(piece.text)) mark({begin > 0 && is_word_byte(source_[begin - 1]) ? begin - 1 : begin, end}, Style::SmallCaps);
  }

  /// The raised number of a note: before it nothing but blanks. Where small capitals fill the row it is smaller than
  /// the word that follows.
  static bool labels(const Row& row, std::size_t i) {
    const auto at = row.pieces.begin() + static_cast<std::ptrdiff_t>(i);
    const auto has_words = [](const Piece& piece) { return !trim(piece.text).empty(); };
    if (!is_digits(at->text) || std::any_of(row.pieces.begin(), at, has_words)) return false;
    const auto word = std::find_if(at + 1, row.pieces.end(), has_words);
    return is_raised(row, i) || (word != row.pieces.end() && at->size * 9 < word->size * 8 && at->bottom() < word->bottom() - 1);
  }

  /// Justified lines are filled with blanks: one is enough.
  void append_words(std::string_view text) {
    for (const char c : text)
      if (c != ' ' || !source_.ends_with(' ')) source_ += c;
  }

  static bool upper_only(std::string_view text) {
    bool letter = false;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = decode_utf8(text, at);
      if (is_lower(point.value)) return false;
      letter = letter || is_upper(point.value);
      at += point.size;
    }
    return letter;
  }

  void raise(std::string_view digits) {
    static constexpr std::array<std::string_view, 10> kRaised{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    while (source_.ends_with(' ')) source_.pop_back();
    for (const char c : digits) source_ += kRaised.at(static_cast<std::size_t>(c - '0'));
  }

  void mark(Span span, Style style) {
    if (!marks_.empty() && marks_.back().style == style && marks_.back().span.end == span.begin) marks_.back().span.end = span.end;
    else marks_.push_back({span, style, {}});
  }

  // ---- styles, from the places in the source to those in the text

  void styles() {
    const std::vector<OriginPiece>& pieces = out_.origins.pieces();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const auto end = i + 1 < pieces.size() ? pieces[i + 1].text : static_cast<std::uint32_t>(out_.text.size());
      const Span source{pieces[i].source, pieces[i].source + (end - pieces[i].text)};
      auto at = std::upper_bound(marks_.begin(), marks_.end(), source.begin, [](std::uint32_t b, const Run& r) { return b < r.span.end; });
      for (; at != marks_.end() && at->span.begin < source.end; ++at) {
        const std::uint32_t from = std::max(at->span.begin, source.begin) - source.begin + pieces[i].text;
        const std::uint32_t to = std::min(at->span.end, source.end) - source.begin + pieces[i].text;
        join({{from, to}, at->style, {}});
      }
    }
    std::stable_sort(out_.runs.begin(), out_.runs.end(), [](const Run& a, const Run& b) { return a.span.begin < b.span.begin; });
  }

  /// A run goes on over the blank between two lines.
  void join(const Run& run) {
    if (!out_.runs.empty()) {
      Run& last = out_.runs.back();
      const bool beside = last.style == run.style && run.span.begin >= last.span.end && run.span.begin - last.span.end <= 1 && (run.span.begin == last.span.end || out_.text[last.span.end] == ' ');
      if (beside) {
        last.span.end = run.span.end;
        return;
      }
    }
    out_.runs.push_back(run);
  }

  std::vector<Page> pages_;
  Document& out_;
  std::string source_;
  std::vector<std::pair<std::uint32_t, std::string>> parts_;
  std::vector<Run> marks_;  // spans of the source
  int note_size_ = 0;       // 0 where body and notes are of one size
};

bool recognises(std::string_view bytes) { return bytes.starts_with("<?xml") && bytes.substr(0, 200).find("<!DOCTYPE pdf2xml") != std::string_view::npos; }

Result<void> read_pdf(std::string bytes, const ReadOptions& /*options*/, Document& out) {
  Result<std::vector<Page>> pages = pdf::read_pages(std::move(bytes));
  if (!pages) return tl::unexpected<Error>(pages.error());
  PdfReading(std::move(*pages), out).run();
  return {};
}

}  // namespace

extern const Reader kReader_pdf;
const Reader kReader_pdf{Format::Pdf, {"pdf"}, nullptr, recognises, read_pdf};

}  // namespace subcite
