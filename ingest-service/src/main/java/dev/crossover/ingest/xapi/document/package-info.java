/** Documents of activities and agents, with concurrent changes decided once. */
@NullMarked
package dev.crossover.ingest.xapi.document;

import org.jspecify.annotations.NullMarked;
