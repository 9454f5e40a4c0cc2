// Places in a part that several stages count or look up alike: its w:t in document order (the numbers that
// Document::word_texts keeps) and the runs of the calls of notes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "docx/xml.h"

namespace subcite::docx {

/// "w:" of "w:p"; empty where names have none.
std::string prefix_of(const Node& node);

/// Every w:t below the root, in document order: the number of one is its index.
std::vector<Node> text_nodes(const Node& root);

/// The run of each note's call, the first where it is called twice, by f or e and the note's id.
std::map<std::string, Node> note_calls(const Node& root);

}  // namespace subcite::docx
