// Turns files into C++ at build time: `embed facts OUT tables...` writes each TSV as an array sorted
// by its first column and gathers the abbreviated words of their printed forms into one array more,
// `embed pages OUT files...` writes each file as a string. A bad table (a key twice, too many columns)
// fails the build with a sentence.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr std::size_t kColumns = 7;
using Row = std::array<std::string, kColumns>;

[[noreturn]] void fail(const std::string& message) {
  std::cerr << "embed: " << message << '\n';
  std::exit(1);
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail("cannot read " + path);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') out += "\\n\"\n\"";
    else if (c != '\r') out += c;
  }
  return out + '"';
}

std::vector<Row> rows_of(const std::string& path) {
  std::vector<Row> rows;
  std::istringstream in(read(path));
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    Row row;
    std::size_t column = 0;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t'); ++column) {
      if (column == kColumns) fail(path + ": more than seven columns in: " + line);
      row[column] = cell;
    }
    rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end());
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (rows[i][0] == rows[i - 1][0]) fail(path + ": the key stands twice: " + rows[i][0]);
  return rows;
}

std::string identifier(const std::string& path) {
  std::string name = std::filesystem::path(path).stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// Words that a printed form abbreviates ("Rptr." in "Cal. Rptr. 3d"), lower case without the period.
void gather_abbreviated(const std::string& printed, std::set<std::string>& words) {
  std::istringstream in(printed);
  for (std::string word; in >> word;) {
    if (word.size() < 3 || word.back() != '.' || word.find('.') != word.size() - 1) continue;
    word.pop_back();
    for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    words.insert(word);
  }
}

void write_rows(std::ostream& out, const std::string& name, const std::vector<Row>& rows) {
  out << "constexpr Row rows_" << name << "[] = {\n";
  for (const Row& row : rows) {
    out << "  {";
    for (std::size_t i = 0; i < kColumns; ++i) out << (i > 0 ? ", " : "") << quoted(row[i]);
    out << "},\n";
  }
  out << "};\n";
}

void write_table(std::ostream& out, const std::string& name) {
  out << "const Table& " << name << "() {\n  static constexpr Table table{rows_" << name << ", sizeof(rows_" << name << ") / sizeof(Row)};\n  return table;\n}\n";
}

/// Tables whose second column is a printed form of law's own abbreviations.
bool prints_abbreviations(const std::string& name) {
  return name == "reporters" || name == "codes" || name == "courts" || name == "journals" || name == "journal_variants" || name == "words" || name == "geography";
}

void write_facts(std::ostream& out, const std::vector<std::string>& paths) {
  std::set<std::string> abbreviated;
  out << "#include \"facts/table.h\"\n\nnamespace subcite::facts {\nnamespace {\n";
  for (const std::string& path : paths) {
    const std::vector<Row> rows = rows_of(path);
    write_rows(out, identifier(path), rows);
    if (prints_abbreviations(identifier(path)))
      for (const Row& row : rows) gather_abbreviated(row[1], abbreviated);
  }
  std::vector<Row> words;
  for (const std::string& word : abbreviated) words.push_back({word});
  write_rows(out, "abbreviated_words", words);
  out << "}  // namespace\n";
  for (const std::string& path : paths) write_table(out, identifier(path));
  write_table(out, "abbreviated_words");
  out << "}  // namespace subcite::facts\n";
}

void write_pages(std::ostream& out, const std::vector<std::string>& paths) {
  out << "#include \"lint/pages.h\"\n\nnamespace subcite {\nconst std::vector<Page>& pages() {\n  static const std::vector<Page> all{\n";
  for (const std::string& path : paths)
    out << "    {" << quoted(std::filesystem::path(path).filename().string()) << ",\n"
        << quoted(read(path)) << "},\n";
  out << "  };\n  return all;\n}\n}  // namespace subcite\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) fail("usage: embed facts|pages OUT FILES...");
  const std::vector<std::string> paths(argv + 3, argv + argc);
  std::ofstream out(argv[2], std::ios::binary);
  if (std::string(argv[1]) == "facts") write_facts(out, paths);
  else write_pages(out, paths);
  out.close();
  if (!out) fail(std::string("cannot write ") + argv[2]);
}
