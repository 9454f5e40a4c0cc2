// iconv does the work; a byte it refuses is left out and marked, so that a wrong label spoils a title and no more.
#include "link/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/text.h"
#include "base/utf8.h"

namespace subcite {
namespace {

/// The value behind "charset=", quoted or not.
std::string behind_charset(std::string_view text) {
  const std::string low = lower_ascii(text);
  const std::size_t at = low.find("charset");
  if (at == std::string::npos) return {};
  const std::size_t from = low.find_first_not_of(" =\"'\t", at + 7);
  if (from == std::string::npos || low.substr(at + 7, from - at - 7).find('=') == std::string::npos) return {};
  return low.substr(from, low.find_first_of(" \"';>/\t\r\n", from) - from);
}

/// Labels that mean Windows-1252 on the web, and the bytes iconv would not take under the printed name.
std::string iconv_name(std::string_view label) {
  if (is_one_of(label, {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii", "iso8859-1", "cp1252"})) return "WINDOWS-1252";
  if (is_one_of(label, {"gb2312", "gbk"})) return "GB18030";
  if (is_one_of(label, {"shift_jis", "shift-jis", "sjis", "x-sjis"})) return "CP932";
  if (label == "ks_c_5601-1987" || label == "euc-kr") return "CP949";
  if (label == "utf-16") return "UTF-16LE";
  return std::string(label);
}

class Converter {
 public:
  explicit Converter(const std::string& from) : handle_(::iconv_open("UTF-8", from.c_str())) {}
  ~Converter() {
    if (ready()) ::iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  // What iconv_open returns where it fails is an integer in a pointer's place.
  [[nodiscard]] bool ready() const { return handle_ != reinterpret_cast<iconv_t>(-1); }  // NOLINT(performance-no-int-to-ptr)

  std::string run(std::string bytes) {
    std::string out;
    std::array<char, 16384> piece{};
    char* in = bytes.data();
    std::size_t left = bytes.size();
    while (left > 0) {
      char* to = piece.data();
      std::size_t room = piece.size();
      const std::size_t code = ::iconv(handle_, &in, &left, &to, &room);
      const int error = errno;
      out.append(piece.data(), piece.size() - room);
      if (code != static_cast<std::size_t>(-1) || error == E2BIG) continue;
      if (error == EINVAL) break;  // cut within a character
      out += "\xEF\xBF\xBD";
      ++in, --left;
    }
    return out;
  }

 private:
  iconv_t handle_;
};

/// No byte of it breaks a character, but for the last one.
bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(bytes, at);
    if (point.size == 1 && bytes.size() - at > 4) return false;
    at += point.size;
  }
  return true;
}

}  // namespace

std::string charset_of(std::string_view bytes, std::string_view content_type) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  if (std::string named = behind_charset(content_type); !named.empty()) return named;
  constexpr std::size_t kPrescan = 1024;  // HTML 13.2.3.2
  const std::string named = behind_charset(bytes.substr(0, kPrescan));
  if (named.starts_with("utf-16")) return "utf-8";  // it could not have been read otherwise
  return named.empty() && !is_utf8(bytes) ? "windows-1252" : named;
}

std::string in_utf8(std::string bytes, std::string_view charset) {
  if (charset.empty() || charset == "utf-8" || charset == "utf8") return bytes;
  constexpr std::size_t kLongestLabel = 40;
  if (charset.size() > kLongestLabel || !std::all_of(charset.begin(), charset.end(), [](char c) { return is_word_byte(c) || c == '-' || c == '_' || c == ':' || c == '.'; })) return bytes;
  Converter converter(iconv_name(charset));
  return converter.ready() ? converter.run(std::move(bytes)) : bytes;
}

}  // namespace subcite
