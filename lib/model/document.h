// A manuscript as every stage sees it: one UTF-8 buffer without markup, and spans into it.
// Notes stand whole in the buffer, their continuation lines and pages joined.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "model/origin.h"

namespace subcite {

enum class Format : std::uint8_t { Text,
                                   Markdown,
                                   Docx,
                                   Latex,
                                   Odt,
                                   Html,
                                   Pdf,
                                   Other };

std::string_view name_of(Format format);

enum class Style : std::uint8_t { Italic,  // underlined, too
                                  SmallCaps,
                                  Bold,  // in Markdown small capitals
                                  Superscript,
                                  Link };

struct Run {
  Span span;
  Style style = Style::Italic;
  std::string target;  // of a Link
};

enum class NoteKind : std::uint8_t { Numbered,
                                     Author };

struct Note {
  std::string label;        // unique in the manuscript; "17~2" for a number printed twice
  std::string number;       // as printed, what `supra note N` means; empty for author notes
  std::uint32_t value = 0;  // the number's value; 0 for author notes and beyond nine digits
  std::uint32_t also = 0;   // its value where notes that are only marked as deleted are counted too; 0 where it is the same
  NoteKind kind = NoteKind::Numbered;
  Span text;                // without the label
  bool called = false;      // by the body
  Place callout_place;      // where that is first, in the file
  Place place;              // of the whole note, label included
  std::uint32_t order = 0;  // position in the file, counted over notes and paragraphs
  /// A typed number may mean it, by either count.
  [[nodiscard]] bool is_numbered(std::uint32_t typed) const { return typed != 0 && (typed == value || typed == also); }
};

/// A call-out in the body, whether its note exists or not.
struct CallOut {
  std::string number;
  std::uint32_t value = 0;
  Span source;                 // in the decoded file
  std::int32_t note = -1;      // index into Document::notes
  std::uint32_t sentence = 0;  // text offset at which it stands, for showing its sentence
};

/// A cross-reference that the format itself keeps (a Word field) to the number of a note.
struct CrossRef {
  Span shown;
  std::int32_t holder = -1;          // the note it stands in; -1 for the body
  std::int32_t note = -1;            // the note whose call its bookmark marks
  bool lost = false;                 // the bookmark is gone, or marks no note
  std::vector<std::string> numbers;  // what it may show: the note's number, with and without deleted notes; empty where only layout could tell
};

/// A work as a reference manager keeps it; what it does not have is empty.
struct StoredWork {
  std::vector<std::string> authors;  // "Ada Roe"
  std::string title;
  std::string container;
  std::string volume;
  std::string page;  // first page or range
  std::string year;
  std::string publisher;
  std::string doi;  // "10.1000/182"
  std::string isbn;
  std::string url;
};

/// A citation that a reference manager keeps in a field of the file.
struct ManagedField {
  Span shown;
  std::int32_t holder = -1;  // the note it stands in; -1 for the body
  std::string manager;
  std::string stored;                 // the citation as the manager made it; empty where it is not kept
  std::vector<StoredWork> works;      // those it cites, in its order
  std::uint32_t note_index = 0;       // the note it was made for; 0 where none is kept
  std::uint32_t place_among_all = 0;  // of its note, those without a number counted too
  bool frozen = false;                // not to be updated
};

struct Paragraph {
  Span text;
  bool heading = false;
  bool quotation = false;  // set off as a block (Bluebook R. 5.1), where the format tells
};

/// "subcite: ignore S003 reason", in a comment of the file: findings of these rules at this place are meant.
struct Suppression {
  std::vector<std::string> rules;  // codes, names or letters of families
  std::string reason;
  std::int32_t note = -1;  // the note it stands in or at; -1 for a paragraph of the body
  Span paragraph;
  Place place;  // of the comment
};

/// The words of a comment as a suppression without its place; nothing where it is none. A comment that asks for one and
/// names no rule has an empty list.
std::optional<Suppression> read_suppression(std::string_view comment);

struct Remark {
  std::string message;
  std::optional<Place> place;
};

/// Text of a Word file by its place in the package: bytes of the `element`th w:t of a part, from `offset` on.
struct WordText {
  std::uint32_t source = 0;  // in the decoded file
  std::uint32_t size = 0;    // bytes
  std::uint32_t part = 0;    // into Document::word_parts
  std::uint32_t element = 0;
  std::uint32_t offset = 0;
};

struct Document {
  Format format = Format::Text;
  std::string text;
  OriginMap origins;
  std::vector<Note> notes;        // in file order
  std::vector<CallOut> callouts;  // in body order
  std::vector<Paragraph> body;
  std::vector<Run> runs;                // sorted by begin
  std::vector<CrossRef> cross_refs;     // in text order
  std::vector<ManagedField> managed;    // in text order
  std::vector<std::string> word_notes;  // of a Word file, beside notes: f or e and the id of the note in its part
  std::vector<std::string> word_parts;
  std::vector<WordText> word_texts;  // of a Word file, by source
  std::vector<Suppression> suppressions;
  std::vector<Remark> remarks;
  std::string dated;            // its own day as the file keeps it ("2026-03-01", "March 1, 2026"); empty for none
  bool counts_deleted = false;  // notes have a second number (Note::also)
  bool begins_anew = false;     // numbers of notes begin anew in a section
  bool numbers_itself = false;  // the format numbers its notes by their calls (Markdown, Word)

  // Indices of notes in the order of their numbers, and of their second numbers; order_numbers() makes them.
  std::vector<std::uint32_t> by_value;
  std::vector<std::uint32_t> by_also;

  [[nodiscard]] std::string_view at(Span span) const { return slice(text, span); }
  /// Once the notes are all there: what looks for a note by its number needs it.
  void order_numbers();
  /// "12:5", with the page or file before it where the manuscript has several: "page 3, 12:5".
  [[nodiscard]] std::string printed(const Place& place) const;
  /// Index of the note with this printed number, -1 where none has it; of several the one that stands at its number, else the
  /// first.
  [[nodiscard]] std::int32_t note_numbered(std::uint32_t value) const;
  /// Notes that may be meant by a number typed in a note: the one that has it, and the one that has it by the other count.
  /// Where numbers begin anew it is the last one before that note, else the first behind it.
  [[nodiscard]] std::vector<std::int32_t> notes_meant(std::uint32_t value, std::uint32_t from) const;
  /// Of several notes with this number the last up to the note `from`, or the first behind it; -1 where none has it.
  [[nodiscard]] std::int32_t last_numbered(std::uint32_t value, std::uint32_t from) const;
  /// Value of the last numbered note, by the count that gives the higher one.
  [[nodiscard]] std::uint32_t last_number() const;
};

}  // namespace subcite
