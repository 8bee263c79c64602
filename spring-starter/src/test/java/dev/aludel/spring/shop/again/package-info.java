/** What a developer adds before a restart. */
@org.jspecify.annotations.NullMarked
package dev.aludel.spring.shop.again;
