package dev.aludel.hibernate.zoo;

import jakarta.persistence.Entity;
import java.time.LocalDate;

/** With the columns of its parent. */
@Entity
public class DayTicket extends Ticket {
  LocalDate day;
}
