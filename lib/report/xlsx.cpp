// The source list as an Excel workbook, by libxlsxwriter: frozen head, filters, addresses as links, a status by drop-down;
// on a second sheet what was checked and what not.
// Rows of all manuscripts are gathered in the report's own bytes, parted by control characters that no field holds, and
// become a workbook at the end. The library writes files alone: it is given an unnamed one of the C library.
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

#include "base/text.h"
#include "report/inspect.h"
#include "report/scope.h"
#include "report/source_list.h"

namespace subcite {
namespace {

constexpr char kField = '\x1F';
constexpr char kRow = '\x1E';

void begin(const ReportContext&, std::string&) {}

void add_row(const Manuscript& m, std::vector<std::string> fields, std::string& out) {
  fields.insert(fields.begin(), printable(m.path));
  for (std::string& field : fields) {
    for (char& c : field)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    out += field + kField;
  }
  out += kRow;
}

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  for (const SourceRow& row : source_list(context, m)) add_row(m, source_fields(row), out);
}

void add_scope(const ReportContext& context, const Manuscript& m, std::string& tail) {
  if (!m.error.empty()) add_row(m, {"Not read", m.error}, tail);
  for (const auto& [name, words] : scope_of(context, m)) add_row(m, {name, words}, tail);
}

/// Takes each row that was gathered, filled up to so many fields.
template <class Take>
void each_row(const std::string& rows, std::size_t fields, Take take) {
  constexpr std::size_t kMostRows = 1'000'000;  // of a sheet
  std::size_t count = 0;
  for (const std::string_view row : split(rows, kRow)) {
    if (row.empty() || ++count > kMostRows) continue;
    std::vector<std::string_view> parts = split(row, kField);
    parts.resize(fields);
    take(parts);
  }
}

/// The time of the run, so that the same run gives the same bytes.
std::time_t made_at(std::string_view now) {
  constexpr std::time_t kFirstDayOfZip = 315'532'800;  // 1980-01-01
  if (now.size() < 19) return kFirstDayOfZip;
  const auto number = [&](std::size_t at, std::size_t size) { return static_cast<int>(to_number(now.substr(at, size)).value_or(1)); };
  std::tm day{};
  day.tm_year = number(0, 4) - 1900;
  day.tm_mon = number(5, 2) - 1;
  day.tm_mday = number(8, 2);
  day.tm_hour = number(11, 2);
  day.tm_min = number(14, 2);
  day.tm_sec = number(17, 2);
  return ::timegm(&day);
}

/// What Excel takes: at most 32,767 characters in a cell.
std::string cell_text(std::string_view text) {
  constexpr std::size_t kMost = 32'000;
  std::size_t cut = std::min(text.size(), kMost);
  while (cut > 0 && cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80) --cut;
  return std::string(text.substr(0, cut));
}

class Sheet {
 public:
  Sheet(lxw_workbook* book, const std::vector<std::string_view>& heads) : sheet_(workbook_add_worksheet(book, "Sources")), head_(workbook_add_format(book)), wrapped_(workbook_add_format(book)) {
    format_set_bold(head_);
    format_set_text_wrap(wrapped_);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    static constexpr std::array<double, 16> kWidths{18, 8, 14, 60, 10, 18, 30, 32, 12, 26, 32, 28, 14, 18, 14, 30};
    for (std::size_t k = 0; k < heads.size(); ++k) {
      worksheet_set_column(sheet_, column(k), column(k), kWidths.at(k), wrapped_);
      worksheet_write_string(sheet_, 0, column(k), std::string(heads[k]).c_str(), head_);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
  }

  void add(const std::vector<std::string_view>& fields) {
    ++row_;
    for (std::size_t k = 0; k < fields.size(); ++k) cell(column(k), fields[k]);
  }

  void finish(std::size_t columns, std::size_t status) {
    worksheet_autofilter(sheet_, 0, 0, std::max<lxw_row_t>(row_, 1), column(columns - 1));
    std::array<const char*, 5> choices{"to pull", "pulled", "interlibrary loan", "unavailable", nullptr};
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = const_cast<char**>(choices.data());  // the library only reads them
    worksheet_data_validation_range(sheet_, 1, column(status), std::max<lxw_row_t>(row_, 1), column(status), &rule);
  }

 private:
  static lxw_col_t column(std::size_t k) { return static_cast<lxw_col_t>(k); }

  /// An address becomes a link where Excel takes it as one (2,079 characters, 65,530 in a sheet), a number a number.
  void cell(lxw_col_t at, std::string_view words) {
    constexpr std::size_t kLongestLink = 2079;
    const std::string text = cell_text(words);
    const bool web = text.starts_with("http://") || text.starts_with("https://");
    if (web && text.size() <= kLongestLink && worksheet_write_url(sheet_, row_, at, text.c_str(), nullptr) == LXW_NO_ERROR) return;
    if (const auto number = to_number(text); number && (at == 1 || at == 4)) worksheet_write_number(sheet_, row_, at, *number, nullptr);
    else worksheet_write_string(sheet_, row_, at, text.c_str(), nullptr);
  }

  lxw_worksheet* sheet_;
  lxw_format* head_;
  lxw_format* wrapped_;
  lxw_row_t row_ = 0;
};

/// The second sheet: of each manuscript what was checked.
void fill_scope(lxw_workbook* book, const std::string& rows) {
  lxw_worksheet* sheet = workbook_add_worksheet(book, "What was checked");
  lxw_format* head = workbook_add_format(book);
  lxw_format* wrapped = workbook_add_format(book);
  format_set_bold(head);
  format_set_text_wrap(wrapped);
  static constexpr std::array<std::pair<const char*, double>, 3> kColumns{{{"Manuscript", 18}, {"What", 22}, {"How", 90}}};
  for (std::size_t k = 0; k < kColumns.size(); ++k) {
    const auto column = static_cast<lxw_col_t>(k);
    worksheet_set_column(sheet, column, column, kColumns.at(k).second, wrapped);
    worksheet_write_string(sheet, 0, column, kColumns.at(k).first, head);
  }
  lxw_row_t row = 0;
  each_row(rows, kColumns.size(), [&](const std::vector<std::string_view>& fields) {
    ++row;
    for (std::size_t k = 0; k < kColumns.size(); ++k) worksheet_write_string(sheet, row, static_cast<lxw_col_t>(k), cell_text(fields[k]).c_str(), nullptr);
  });
  worksheet_freeze_panes(sheet, 1, 0);
}

void fill(lxw_workbook* book, const std::string& rows, const std::string& scope, std::string_view now) {
  lxw_doc_properties properties{};
  properties.created = made_at(now);
  workbook_set_properties(book, &properties);
  std::vector<std::string_view> heads = source_columns();
  heads.insert(heads.begin(), "Manuscript");
  Sheet sheet(book, heads);
  each_row(rows, heads.size(), [&](const std::vector<std::string_view>& fields) { sheet.add(fields); });
  sheet.finish(heads.size(), heads.size() - 3);
  fill_scope(book, scope);
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void end(const ReportContext& context, const Totals&, std::string& out) {
  const std::string rows = std::move(out);
  out.clear();
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
  if (file == nullptr) return;
  const std::string path = "/proc/self/fd/" + std::to_string(fileno(file.get()));
  lxw_workbook* book = workbook_new(path.c_str());
  if (book == nullptr) return;
  fill(book, rows, context.tail, context.now);
  if (workbook_close(book) == LXW_NO_ERROR) out = bytes_of(path);
}

}  // namespace

extern const ReportFormat kReportFormat_xlsx;
const ReportFormat kReportFormat_xlsx{"xlsx", "the sources as an Excel workbook, for the source pull", begin, manuscript, end, false, true, nullptr, add_scope};

}  // namespace subcite
