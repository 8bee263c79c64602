package dev.aludel.examples.platform;

import org.springframework.data.jpa.repository.JpaRepository;

/** The people on the platform. */
interface UserRepository extends JpaRepository<User, Long> {}
