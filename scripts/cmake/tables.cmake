# Tables the build makes from file names, so that adding a rule, a reader, a report format, a
# subcommand or a row of facts touches one place.

add_executable(embed ${PROJECT_SOURCE_DIR}/scripts/cmake/embed.cpp)
set_target_properties(embed PROPERTIES EXCLUDE_FROM_ALL ON)

# subcite_table(target Type header function folder): gathers every `const Type k<Type>_<name>` that
# a source of the folder defines, and writes `const std::vector<const Type*>& function()`.
function(subcite_table target type header function folder)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
  set(declarations "")
  set(entries "")
  foreach(source ${sources})
    file(STRINGS ${source} found REGEX "^const ${type} k${type}_[a-z0-9_]+")
    foreach(line ${found})
      string(REGEX MATCH "k${type}_[a-z0-9_]+" name "${line}")
      string(APPEND declarations "extern const ${type} ${name};\n")
      string(APPEND entries "      &${name},\n")
    endforeach()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  endforeach()
  set(out ${PROJECT_BINARY_DIR}/generated/${function}_table.cpp)
  file(CONFIGURE OUTPUT ${out} CONTENT
"#include \"${header}\"

#include <vector>

namespace subcite {
${declarations}
const std::vector<const ${type}*>& ${function}();
const std::vector<const ${type}*>& ${function}() {
  static const std::vector<const ${type}*> table{
${entries}  };
  return table;
}
}  // namespace subcite
" @ONLY)
  target_sources(${target} PRIVATE ${out})
endfunction()

# The tables of lib/facts/tables as sorted arrays.
function(subcite_facts target)
  file(GLOB tables CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/facts/tables/*.tsv)
  set(out ${PROJECT_BINARY_DIR}/generated/fact_tables.cpp)
  add_custom_command(OUTPUT ${out} COMMAND embed facts ${out} ${tables} DEPENDS embed ${tables} VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()

# The rules' pages and the report's schema, as `subcite explain` and `subcite schema` print them.
function(subcite_pages target)
  file(GLOB pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/fixtures/rules/*.md)
  list(APPEND pages ${PROJECT_SOURCE_DIR}/fixtures/report/report.schema.json)
  set(out ${PROJECT_BINARY_DIR}/generated/embedded_pages.cpp)
  add_custom_command(OUTPUT ${out} COMMAND embed pages ${out} ${pages} DEPENDS embed ${pages} VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
