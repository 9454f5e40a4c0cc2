// What a walk over LaTeX prints: paragraphs of the body and notes, as they grow, each character with its place in the source.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "read/writer.h"

namespace subcite {

struct LatexLook {
  bool italic = false;
  bool small_caps = false;
  bool bold = false;
  bool raised = false;
  bool operator==(const LatexLook&) const = default;
};

class LatexPaper {
 public:
  explicit LatexPaper(std::string_view source = {}) : source_(source) {}

  void begin_paragraph(bool heading);
  /// The character at this place of the source, or words that stand for what is typed there; a blank behind another is none.
  void put(std::uint32_t at, LatexLook look);
  void put_for(std::string_view text, std::uint32_t at, LatexLook look);
  void space(std::uint32_t at, LatexLook look);
  void call(const std::string& number, std::uint32_t value, std::uint32_t begin);

  /// While a macro is expanded all that its body prints stands where it was called; -1 for none.
  [[nodiscard]] std::int64_t macro() const { return macro_; }
  void stand_at(std::int64_t macro) { macro_ = macro; }
  /// Where what stands at `at` is in the file.
  [[nodiscard]] std::uint32_t place(std::uint32_t at) const { return macro_ >= 0 ? static_cast<std::uint32_t>(macro_) : at; }

  struct Stream {
    TextWriter writer;
    LatexLook look;
    std::uint32_t look_begin = 0;
    bool heading = false;
    bool quotation = false;
  };
  struct PaperNote {
    Stream text;
    std::string number;
    std::uint32_t value = 0;
    bool author = false;
    Span source;
  };

  /// What was being written when a note began.
  struct Outer {
    Stream* stream = nullptr;
    PaperNote* note = nullptr;
  };
  Outer open_note(const std::string& number, std::uint32_t value, bool author);
  void close_note(Outer outer, Span source);
  [[nodiscard]] bool in_note() const { return note_ != nullptr; }
  [[nodiscard]] const std::string& note_number() const { return note_->number; }
  [[nodiscard]] LatexLook look() const { return stream_->look; }

  /// A link from here to where its words end, in the same paragraph or note.
  struct Mark {
    const Stream* stream = nullptr;
    std::uint32_t begin = 0;
  };
  [[nodiscard]] Mark here() const { return {stream_, stream_->writer.size()}; }
  void link_since(Mark mark, const std::string& target);

  void quotation(bool begins);

  /// Ends all paragraphs, and gives them, the notes in their order and the call-outs to the document.
  void write(Document& out);

 private:
  static void settle(Stream& s);
  Stream& with_look(LatexLook look);

  std::string_view source_;
  std::deque<Stream> body_;
  std::deque<PaperNote> notes_;
  std::vector<CallOut> calls_;
  Stream* stream_ = nullptr;
  PaperNote* note_ = nullptr;  // being read
  int quotations_ = 0;         // quotation environments around the place
  std::int64_t macro_ = -1;
};

}  // namespace subcite
