// Numbers as LEB128, strings and lists behind their length. Reading is bounded by the bytes that are there, and indexes that
// would lead outside are refused, so that a damaged file cannot do harm.
#include "run/frozen.h"

#include <map>
#include <mutex>
#include <set>
#include <type_traits>

#include "run/frozen_fields.h"

namespace subcite {
namespace {

class Writer {
 public:
  template <class... T>
  void operator()(const T&... values) { (one(values), ...); }
  std::string out;

 private:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) out += static_cast<char>((value & 0x7FU) | 0x80U);
    out += static_cast<char>(value);
  }

  template <class T>
  void one(const T& value) {
    if constexpr (std::is_enum_v<T>) number(static_cast<std::uint64_t>(value));
    else if constexpr (std::is_signed_v<T>) number((static_cast<std::uint64_t>(static_cast<std::int64_t>(value)) << 1U) ^ static_cast<std::uint64_t>(static_cast<std::int64_t>(value) >> 63));
    else if constexpr (std::is_integral_v<T>) number(value);
    else fields(*this, const_cast<T&>(value));
  }
  void one(std::string_view text) { number(text.size()), out += text; }
  void one(const std::string& text) { one(std::string_view(text)); }
  template <class T>
  void one(const std::vector<T>& list) {
    number(list.size());
    for (const T& item : list) one(item);
  }
  template <class T>
  void one(const std::optional<T>& value) {
    number(value ? 1 : 0);
    if (value) one(*value);
  }
  template <class K, class V, class C>
  void one(const std::map<K, V, C>& map) {
    number(map.size());
    for (const auto& [key, value] : map) one(key), one(value);
  }
  void one(const OriginMap& origins) {
    one(origins.source()), one(origins.pieces());
    const auto parts = origins.parts();
    number(parts.size());
    for (const auto& [span, name] : parts) one(span.begin), one(name);
  }
};

/// Views live as long as the program; there are few of them: names of rules and signals, reasons.
std::string_view kept(std::string_view text) {
  static std::mutex mutex;
  static std::set<std::string, std::less<>> all;
  const std::lock_guard lock(mutex);
  const auto at = all.find(text);
  return at != all.end() ? *at : *all.emplace(text).first;
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  template <class... T>
  void operator()(T&... values) { (one(values), ...); }
  [[nodiscard]] bool good() const { return good_ && rest_.empty(); }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    good_ = false;
    return 0;
  }

  /// Of a list or text: each of its members takes a byte at least.
  std::size_t length() {
    const std::uint64_t size = number();
    if (size <= rest_.size()) return size;
    good_ = false;
    return 0;
  }

  std::string_view text() {
    const std::size_t size = length();
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return out;
  }

  template <class T>
  void one(T& value) {
    if constexpr (std::is_enum_v<T>) value = static_cast<T>(number());
    else if constexpr (std::is_same_v<T, bool>) value = number() != 0;
    else if constexpr (std::is_signed_v<T>) {
      const std::uint64_t raw = number();
      value = static_cast<T>(static_cast<std::int64_t>(raw >> 1U) ^ -static_cast<std::int64_t>(raw & 1U));
    } else if constexpr (std::is_integral_v<T>) value = static_cast<T>(number());
    else fields(*this, value);
  }
  void one(std::string_view& value) { value = kept(text()); }
  void one(std::string& value) { value = text(); }
  template <class T>
  void one(std::vector<T>& list) {
    const std::size_t size = length();
    for (std::size_t i = 0; i < size && good_; ++i) one(list.emplace_back());
  }
  template <class T>
  void one(std::optional<T>& value) {
    if (number() != 0 && good_) one(value.emplace());
  }
  void one(OriginMap& origins) {
    origins = OriginMap(std::string(text()));
    std::vector<OriginPiece> pieces;
    one(pieces);
    for (const OriginPiece& piece : pieces) origins.add(piece.text, piece.source);
    const std::size_t parts = length();
    for (std::size_t i = 0; i < parts && good_; ++i) {
      const auto begin = static_cast<std::uint32_t>(number());
      origins.begin_part(begin, std::string(text()));
    }
  }

  std::string_view rest_;
  bool good_ = true;
};

template <class Index>
bool lies_in(Index index, std::size_t size) { return index < 0 || static_cast<std::size_t>(index) < size; }

/// Whether what leads into lists leads to their members.
bool is_whole(const Manuscript& m) {
  const std::size_t notes = m.document.notes.size();
  const std::size_t citations = m.citations.size();
  bool whole = m.results.size() == m.links.size() && m.index.references.size() == citations;
  for (const Citation& c : m.citations) whole = whole && c.note < notes;
  for (const Reference& r : m.index.references) {
    whole = whole && lies_in(r.antecedent, citations) && lies_in(r.step, citations) && lies_in(r.work, m.index.works.size());
    for (const CitationIndex i : r.candidates) whole = whole && lies_in(i, citations);
  }
  for (const Work& w : m.index.works) {
    whole = whole && lies_in(w.first, citations);
    for (const auto* list : {&w.full, &w.all})
      for (const CitationIndex i : *list) whole = whole && lies_in(i, citations);
  }
  for (const Link& link : m.links)
    for (const UrlUse& use : link.uses) whole = whole && lies_in(use.note, notes);
  for (const Finding& f : m.findings) {
    whole = whole && lies_in(f.note, notes) && lies_in(f.citation, citations);
    for (const Related& r : f.related) whole = whole && lies_in(r.note, notes) && lies_in(r.citation, citations);
  }
  for (const CallOut& call : m.document.callouts) whole = whole && lies_in(call.note, notes);
  return whole;
}

template <class Value>
std::string frozen(const Value& value) {
  Writer writer;
  writer(value);
  return std::move(writer.out);
}

template <class Value>
std::optional<Value> thawed(std::string_view bytes) {
  Reader reader(bytes);
  Value value;
  reader(value);
  return reader.good() ? std::optional<Value>(std::move(value)) : std::nullopt;
}

}  // namespace

std::string freeze(const Manuscript& m) { return frozen(m); }

std::string freeze(const AcrossFinding& finding) { return frozen(finding); }

std::string freeze(const Selection& selection) { return frozen(selection); }

std::optional<AcrossFinding> thaw_across(std::string_view bytes) { return thawed<AcrossFinding>(bytes); }

std::optional<Manuscript> thaw(std::string_view bytes) {
  std::optional<Manuscript> m = thawed<Manuscript>(bytes);
  if (!m || !is_whole(*m)) return std::nullopt;
  m->document.order_numbers();
  return m;
}

}  // namespace subcite
