// Turns files into C++ at build time: `embed facts OUT tables...` writes each TSV as an array sorted
// by its first column, `embed pages OUT files...` writes each file as a string. A bad table (a key
// twice, too many columns) fails the build with a sentence.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr std::size_t kColumns = 4;
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
      if (column == kColumns) fail(path + ": more than four columns in: " + line);
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

void write_facts(std::ostream& out, const std::vector<std::string>& paths) {
  out << "#include \"facts/table.h\"\n\nnamespace subcite::facts {\nnamespace {\n";
  for (const std::string& path : paths) {
    out << "constexpr Row rows_" << identifier(path) << "[] = {\n";
    for (const Row& row : rows_of(path))
      out << "  {" << quoted(row[0]) << ", " << quoted(row[1]) << ", " << quoted(row[2]) << ", " << quoted(row[3]) << "},\n";
    out << "};\n";
  }
  out << "}  // namespace\n";
  for (const std::string& path : paths)
    out << "const Table& " << identifier(path) << "() {\n  static constexpr Table table{rows_" << identifier(path)
        << ", sizeof(rows_" << identifier(path) << ") / sizeof(Row)};\n  return table;\n}\n";
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
