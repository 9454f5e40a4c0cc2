// The running text of a part: paragraphs of styled characters in reading order, with what stands in them
// that is no text: references to notes, fields, bookmarks. Tracked changes are read as accepted or as the
// original; text boxes follow the paragraph that holds them, cells of tables stand one after the other.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "docx/styles.h"
#include "docx/xml.h"

namespace subcite::docx {

enum class Tracked : std::uint8_t { Final,
                                    Original };

struct StyledText {
  std::string text;  // UTF-8
  Look look;
  std::string link;  // address of the hyperlink it stands in
};

/// Which element (in document order among the w:t of its part) gave bytes of a paragraph's text.
struct TextOrigin {
  std::size_t at = 0;
  std::size_t size = 0;
  std::uint32_t element = 0;
};

struct NoteReference {
  std::size_t at = 0;  // bytes of the paragraph's text before it
  std::string id;
  bool endnote = false;
  bool custom = false;  // followed by a mark of its own, which no number counts
  std::string mark;
  bool deleted = false;                // by a tracked change: not there, but Word still counts it
  std::vector<std::string> bookmarks;  // that enclose it
};

/// A cross-reference: the result it shows lies in [begin, end) of the paragraph's text.
struct Field {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string instruction;
  std::string data;  // that Word keeps with it (w:fldData), in base64
};

/// Where a comment begins, ends or is marked: bytes of the paragraph's text before it.
struct CommentMark {
  std::string id;
  std::size_t at = 0;
  bool begins = false;
};

struct FlowParagraph {
  std::vector<StyledText> pieces;
  std::vector<NoteReference> notes;
  std::vector<Field> fields;
  std::vector<CommentMark> comments;
  std::vector<TextOrigin> origins;
  bool heading = false;
  bool quotation = false;
  bool ends_section = false;
  Node section;  // its properties, where it ends one
  std::size_t size = 0;
};

struct FlowContext {
  const Styles& styles;
  const std::unordered_map<std::string, std::string>& links;  // relationship id -> address
  Tracked tracked = Tracked::Final;
  const std::unordered_map<const void*, std::uint32_t>* elements = nullptr;  // numbers of the w:t of the part
};

/// Numbers of a part's w:t in document order.
std::unordered_map<const void*, std::uint32_t> text_elements(const Node& root);

struct Bookmark {
  std::string name;
  bool of_note = false;  // encloses a reference to a note and nothing else
};

struct Flow {
  std::vector<FlowParagraph> paragraphs;
  std::vector<Bookmark> bookmarks;  // all that begin in it
  bool parts_left_out = false;      // it takes in other files (w:altChunk, w:subDoc)
  bool too_deep = false;            // something was nested deeper than any manuscript is, and left out
};

/// Of a body, a note or a cell. Nodes of the result live as long as the XML they came from.
Flow read_flow(const Node& container, const FlowContext& context);

}  // namespace subcite::docx
