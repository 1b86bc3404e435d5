# SPDX-License-Identifier: Apache-2.0
# Compiles one catalogue: cmake -DMSGFMT=... -DSOURCE=ar.po -DCATALOGUE=.../have-your-say.mo -P compile.cmake
#
# A language is offered to residents as finished unless its header says "X-Draft: yes"; a finished language has every
# entry translated and none fuzzy, so one that has not fails the build here and not in front of a resident.
cmake_minimum_required(VERSION 3.25)
cmake_path(GET CATALOGUE PARENT_PATH folder)
file(MAKE_DIRECTORY ${folder})

set(ENV{LC_ALL} C)
execute_process(
  COMMAND ${MSGFMT} --check --statistics -o ${CATALOGUE} ${SOURCE}
  RESULT_VARIABLE failed
  ERROR_VARIABLE words)
if(failed)
  file(REMOVE ${CATALOGUE})
  message(FATAL_ERROR " ${SOURCE} cannot be compiled:\n${words}")
endif()

file(STRINGS ${SOURCE} draft REGEX "^\"X-Draft: yes\\\\n\"$")
if(words MATCHES "fuzzy|untranslated" AND NOT draft)
  file(REMOVE ${CATALOGUE})
  string(REGEX MATCH "[0-9]+ translated.*message" counts "${words}")
  message(FATAL_ERROR " ${SOURCE} is not finished: ${counts}.\n Translate the rest, or mark it \"X-Draft: yes\" in its header.")
endif()
