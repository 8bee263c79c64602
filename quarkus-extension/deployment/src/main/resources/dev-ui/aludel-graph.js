import { css, html, svg } from 'lit';

const ROW = 30;
const LANE = 16;
const MARGIN = 14;
const COLOURS = 6;

/**
 * Draws the graph of revisions: a row for each, newest on top, and as many lanes as there are lines
 * of work at once.
 *
 * @param revisions newest first
 * @param asked whether it is known what the database has
 * @param selected the id of the one that is looked at
 * @param select is called with the id of one that was clicked
 * @param changed the ids of those that were changed after they were applied
 */
export function graph(revisions, asked, selected, select, changed = []) {
    const { lane, edges, width } = lanes(revisions);
    const text = x(width - 1) + MARGIN;
    return html`<div class="graph">
        <svg width=${text} height=${revisions.length * ROW} aria-hidden="true">
            ${dependencies(revisions, lane)}
            ${edges.map(edge => svg`<path class="lane c${edge.lane % COLOURS}" d=${path(edge)}></path>`)}
            ${revisions.map((one, row) => svg`<circle r="5.5" cx=${x(lane[row])} cy=${y(row)}
                class="node c${lane[row] % COLOURS} ${state(one, asked)}"></circle>`)}
        </svg>
        ${revisions.map(one => html`<button class="revision ${state(one, asked)}"
                aria-pressed=${one.id === selected} data-revision=${one.id}
                style="padding-left:${text}px" title="${one.id} ${one.message}" @click=${() => select(one.id)}>
            <code>${one.id}</code>
            <span class="message">${one.message}</span>
            ${one.labels.map(label => html`<span class="badge">${label}</span>`)}
            ${one.head ? html`<span class="badge">${one.needed ? 'effective head' : 'head'}</span>` : ''}
            ${changed.includes(one.id) ? html`<span class="badge failed">changed</span>` : ''}
            ${one.current ? html`<span class="badge now">current</span>` : ''}
            ${asked && !one.applied ? html`<span class="badge todo">pending</span>` : ''}
        </button>`)}
    </div>`;
}

/** Where each revision and each line between two of them stands. */
export function lanes(revisions) {
    const ids = new Set(revisions.map(one => one.id));
    const open = [];
    const lane = [];
    const edges = [];
    let width = 1;
    const free = () => {
        const found = open.findIndex(line => !line);
        return found < 0 ? open.push(null) - 1 : found;
    };
    revisions.forEach((one, row) => {
        const arriving = open.flatMap((line, i) => line?.target === one.id ? [i] : []);
        const own = arriving.length ? arriving[0] : free();
        arriving.forEach(i => {
            edges.push({ ...open[i], lane: i, toRow: row, toLane: own });
            open[i] = null;
        });
        lane.push(own);
        let first = true;
        one.revises.filter(id => ids.has(id)).forEach(target => {
            open[first && !open[own] ? own : free()] = { target, fromRow: row, fromLane: own };
            first = false;
        });
        width = Math.max(width, open.length);
    });
    return { lane, edges, width };
}

/** Straight down its lane, bent within the first and the last row. */
function path({ fromRow, fromLane, lane, toRow, toLane }) {
    const bend = (from, to, top) =>
        ` C${x(from)} ${top + ROW / 2} ${x(to)} ${top + ROW / 2} ${x(to)} ${top + ROW}`;
    return `M${x(fromLane)} ${y(fromRow)}`
        + (lane === fromLane ? '' : bend(fromLane, lane, y(fromRow)))
        + (lane === toLane ? ` V${y(toRow)}` : ` V${y(toRow) - ROW}` + bend(lane, toLane, y(toRow) - ROW));
}

/** A dependency may name a label instead of an id. */
function dependencies(revisions, lane) {
    const rows = new Map();
    revisions.forEach((one, row) => [one.id, ...one.labels].forEach(name => rows.has(name) || rows.set(name, row)));
    return revisions.flatMap((one, row) => one.dependsOn.filter(name => rows.has(name)).map(name => {
        const other = rows.get(name);
        const side = Math.max(x(lane[row]), x(lane[other])) + LANE;
        return svg`<path class="dependency" d="M${x(lane[row])} ${y(row)} C${side} ${y(row) + ROW} ${side} ${y(other) - ROW} ${x(lane[other])} ${y(other)}"></path>`;
    }));
}

function state(one, asked) {
    return !asked ? '' : one.current ? 'current' : one.applied ? 'applied' : 'pending';
}

function x(lane) {
    return MARGIN + lane * LANE;
}

function y(row) {
    return row * ROW + ROW / 2;
}

export const graphStyles = css`
    .graph { position: relative; }
    .graph svg { position: absolute; left: 0; top: 0; pointer-events: none; z-index: 1; }
    .lane, .dependency { fill: none; stroke-width: 2; }
    .dependency { stroke: var(--lumo-contrast-40pct); stroke-width: 1.5; stroke-dasharray: 4 3; }
    .c0 { stroke: #3f83f8; } .c1 { stroke: #e8710a; } .c2 { stroke: #22a35a; }
    .c3 { stroke: #b455d6; } .c4 { stroke: #c2950f; } .c5 { stroke: #12a3ba; }
    .node { stroke-width: 2; fill: var(--lumo-base-color); }
    .node:not(.pending).c0 { fill: #3f83f8; } .node:not(.pending).c1 { fill: #e8710a; }
    .node:not(.pending).c2 { fill: #22a35a; } .node:not(.pending).c3 { fill: #b455d6; }
    .node:not(.pending).c4 { fill: #c2950f; } .node:not(.pending).c5 { fill: #12a3ba; }
    .node.current { stroke: var(--lumo-body-text-color); stroke-width: 2.5; }
    .revision { display: flex; align-items: center; gap: 8px; width: 100%; height: 30px; box-sizing: border-box;
        padding: 0 8px 0 0; border: 0; border-radius: 6px; background: none; cursor: pointer; text-align: left;
        font: inherit; font-size: var(--lumo-font-size-s); color: var(--lumo-body-text-color); }
    .revision:hover { background: var(--lumo-contrast-5pct); }
    .revision[aria-pressed=true] { background: var(--lumo-primary-color-10pct); }
    .revision code { color: var(--lumo-secondary-text-color); }
    .revision.pending .message { color: var(--lumo-secondary-text-color); }
    .revision .message { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; flex: 0 1 auto; }
`;
