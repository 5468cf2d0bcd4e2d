/**
 * Benchmarks: the work of the product, done by the product itself on this machine and measured, with the figures of what it cannot be faster than beside it; start reading at {@link org.habeas.system.bench.IntakeBench}.
 */
@NullMarked
package org.habeas.system.bench;

import org.jspecify.annotations.NullMarked;
