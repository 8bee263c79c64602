/** Entities of a second persistence unit. */
package dev.aludel.quarkus.goods;
