# SPDX-License-Identifier: Apache-2.0
# Compiles one catalogue: cmake -DMSGFMT=... -DMSGCMP=... -DSOURCE=ar.po -DTEMPLATE=have-your-say.pot -DCATALOGUE=.../have-your-say.mo -P compile.cmake
#
# A language is offered to residents as finished unless its header says "X-Draft: yes"; a finished language has every
# entry translated and none fuzzy, so one that has not fails the build here and not in front of a resident.
cmake_minimum_required(VERSION 3.25)
cmake_path(GET CATALOGUE PARENT_PATH folder)
file(MAKE_DIRECTORY ${folder})

set(ENV{LC_ALL} C)
execute_process(
  COMMAND ${MSGFMT} --check -o ${CATALOGUE} ${SOURCE}
  RESULT_VARIABLE failed
  ERROR_VARIABLE words)
if(failed)
  file(REMOVE ${CATALOGUE})
  message(FATAL_ERROR " ${SOURCE} cannot be compiled:\n${words}")
endif()

file(STRINGS ${SOURCE} draft REGEX "^\"X-Draft: yes\\\\n\"$")
if(draft)
  return()
endif()
# Against the template as well: an entry that is not there at all is neither fuzzy nor untranslated.
execute_process(
  COMMAND ${MSGCMP} ${SOURCE} ${TEMPLATE}
  RESULT_VARIABLE unfinished
  ERROR_VARIABLE entries)
if(unfinished)
  file(REMOVE ${CATALOGUE})
  message(FATAL_ERROR " ${SOURCE} is not finished:\n${entries}\n Translate the rest, or mark it \"X-Draft: yes\" in its header.")
endif()
