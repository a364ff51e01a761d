# Reads the XML reports of Surefire and Failsafe: a line for each module, each failure with the
# beginning of its message and each skip, and last "N passed, N failed, N skipped".
function attribute(name,    at) {
  return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
}
FNR == 1 { split(FILENAME, path, "/target/"); module = substr(path[1], 3) }
/<testsuite / { tests[module] += attribute("tests"); seconds[module] += attribute("time") }
/<testcase / {
  test = attribute("classname") "." attribute("name")
  if (attribute("time") + 0 > slowest) { slowest = attribute("time") + 0; slow = test }
}
/<(failure|error)[ >]/ {
  failed++
  why = attribute("message")
  gsub(/(&#10;|[ \t])+/, " ", why); gsub(/&lt;/, "<", why); gsub(/&gt;/, ">", why); gsub(/&quot;/, "\"", why); gsub(/&apos;/, "'", why); gsub(/&amp;/, "\\&", why)
  failures = failures "failed: " test ": " substr(why, 1, 600) "\n"
}
/<skipped/ { skipped++; skips = skips "skipped: " test ": " attribute("message") "\n" }
END {
  for (module in tests) { printf "%-20s %5d tests %7.1f s\n", module, tests[module], seconds[module]; all += tests[module] }
  printf "slowest: %s, %.1f s\n", slow, slowest
  printf "%s%s", skips, failures
  printf "%d passed, %d failed, %d skipped\n", all - failed - skipped, failed, skipped
}
