import { QwcHotReloadElement, html, css } from 'qwc-hot-reload-element';
import { JsonRpc } from 'jsonrpc';
import { dialogRenderer, dialogFooterRenderer } from '@vaadin/dialog/lit.js';
import '@vaadin/button';
import '@vaadin/dialog';
import '@vaadin/icon';
import '@vaadin/progress-bar';
import '@vaadin/tabs';
import '@vaadin/text-area';
import '@vaadin/text-field';
import 'qui-themed-code-block';
import { graph, graphStyles } from './aludel-graph.js';

const SLOW = 'No answer for ten seconds. A long revision runs, another process has the lock, or the application didn’t start again: '
    + 'its console says which.';
const STATES = { AT_HEAD: 'at head', BEHIND: 'behind', AHEAD: 'ahead', NOT_KNOWN: 'not known' };

/** What Aludel knows of the application's databases, and what can be done to them. */
export class QwcAludel extends QwcHotReloadElement {

    static properties = {
        _names: { state: true },
        _name: { state: true },
        _view: { state: true },
        _busy: { state: true },
        _slow: { state: true },
        _outcome: { state: true },
        _selected: { state: true },
        _sql: { state: true },
        _dialog: { state: true },
        _search: { state: true },
    };

    static styles = [graphStyles, css`
        :host { display: flex; flex-direction: column; gap: 14px; padding: 4px 20px 20px; box-sizing: border-box;
            height: 100%; overflow: auto; font-size: var(--lumo-font-size-s); color: var(--lumo-body-text-color); }
        header { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; }
        header .where { flex: 1 1 260px; line-height: 1.5; }
        main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 16px; align-items: start; }
        @media (max-width: 1150px) { main { grid-template-columns: minmax(0, 1fr); } }
        .column { display: flex; flex-direction: column; gap: 16px; min-width: 0; }
        section { border: 1px solid var(--lumo-contrast-10pct); border-radius: 8px; padding: 10px 14px 12px; min-width: 0; }
        h3 { margin: 0 0 8px; font-size: var(--lumo-font-size-m); display: flex; align-items: center; gap: 8px; }
        h3 .more { margin-left: auto; }
        .scroll { overflow-x: auto; }
        .buttons { display: flex; flex-wrap: wrap; gap: 8px; margin: 6px 0; }
        #search { margin-left: auto; width: min(220px, 50%); padding: 0; }
        .quiet { color: var(--lumo-secondary-text-color); margin: 0; line-height: 1.5; }
        code { font-family: var(--lumo-font-family-mono, ui-monospace, Menlo, Consolas, monospace); font-size: 0.95em; white-space: nowrap; }
        .badge { flex: none; padding: 0 8px; border-radius: 999px; font-size: var(--lumo-font-size-xs); line-height: 1.6;
            white-space: nowrap; background: var(--lumo-contrast-10pct); color: var(--lumo-secondary-text-color); }
        .badge.now, .badge.AT_HEAD, .badge.done { background: var(--lumo-success-color-10pct); color: var(--lumo-success-text-color); }
        .badge.todo, .badge.BEHIND { background: var(--lumo-primary-color-10pct); color: var(--lumo-primary-text-color); }
        .badge.AHEAD, .badge.NOT_KNOWN, .badge.failed { background: var(--lumo-error-color-10pct); color: var(--lumo-error-text-color); }
        .badge.state { font-size: var(--lumo-font-size-s); font-weight: 600; padding: 2px 12px; }
        .note { border-left: 4px solid var(--lumo-success-color); background: var(--lumo-success-color-10pct);
            border-radius: 4px; padding: 8px 12px; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; }
        .note.slow { border-color: var(--lumo-contrast-50pct); background: var(--lumo-contrast-5pct); }
        .note.problem { border-color: var(--lumo-error-color); background: var(--lumo-error-color-10pct); }
        .note .action { margin-top: 4px; color: var(--lumo-secondary-text-color); }
        details { border-top: 1px solid var(--lumo-contrast-10pct); padding: 6px 0; }
        details:first-of-type { border-top: 0; }
        summary { cursor: pointer; line-height: 1.6; }
        h4 { margin: 10px 0 4px; font-size: var(--lumo-font-size-s); font-weight: 600; }
        qui-themed-code-block { display: block; border: 1px solid var(--lumo-contrast-10pct); border-radius: 6px; overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        th { text-align: left; font-weight: 600; color: var(--lumo-secondary-text-color); }
        th, td { padding: 5px 12px 5px 0; vertical-align: top; border-bottom: 1px solid var(--lumo-contrast-10pct); }
        td.time, td.number, th.number { white-space: nowrap; } td.number, th.number { text-align: right; }
        tr:has(+ .error) td { border-bottom: 0; padding-bottom: 0; }
        tr.error td { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.45; color: var(--lumo-error-text-color); }
    `];

    jsonRpc = new JsonRpc(this);

    constructor() {
        super();
        this._names = [];
        this._name = null;
        this._view = null;
        this._busy = false;
        this._slow = false;
        this._outcome = null;
        this._selected = null;
        this._sql = {};
        this._opened = new Set();
        this._dialog = null;
        this._search = '';
    }

    connectedCallback() {
        super.connectedCallback();
        this.hotReload();
    }

    /** At first, and whenever the application started again, which may cost an answer that was awaited. */
    hotReload() {
        this._started?.();
        return this._ask(async () => {
            this._names = (await this.jsonRpc.names()).result;
            if (!this._names.includes(this._name)) {
                this._name = this._names[0];
            }
            await this._read();
        });
    }

    async _read() {
        const view = (await this.jsonRpc.database({ name: this._name })).result;
        this._sql = {};
        this._view = view;
        const shown = view.pending.filter((id, i) => i === 0 || this._opened.has(id));
        await Promise.all([this._selected, ...shown].filter(id => id).map(id => this._explain(id)));
    }

    /** Whatever fails on the way here is shown as well as what the library refuses. */
    async _ask(work) {
        this._busy = true;
        const slow = setTimeout(() => { this._slow = true; }, 10000);
        try {
            await work();
        } catch (failure) {
            this._outcome = { message: '', problems: [{ description: failure?.error?.message ?? String(failure), action: '' }] };
        } finally {
            clearTimeout(slow);
            this._slow = false;
            this._busy = false;
        }
    }

    _press(work) {
        this._dialog = null;
        return this._ask(async () => {
            this._outcome = (await work()).result;
            if (!this._outcome?.message || !this._outcome.problems.length) {
                await this._read();
            }
        });
    }

    async _explain(id) {
        if (!this._sql[id]) {
            const found = (await this.jsonRpc.revision({ name: this._name, id })).result;
            this._sql = { ...this._sql, [id]: found };
        }
        return this._sql[id];
    }

    /** What is open is told again whenever the state is read again. */
    _toggle(id, open) {
        this._opened[open ? 'add' : 'delete'](id);
        return open && this._ask(() => this._explain(id));
    }

    _select(id) {
        this._selected = this._selected === id ? null : id;
        return this._selected && this._ask(() => this._explain(id));
    }

    /** Opens the dialog for a step down, or shows another one in it. */
    _down(step) {
        return this._open('downgrade', async () => ({ step, revisions: await Promise.all(step.undone.map(id => this._explain(id))) }));
    }

    /** Opens the dialog for everything above a revision. */
    _downTo(id) {
        return this._ask(async () => this._down((await this.jsonRpc.wayDown({ name: this._name, target: id })).result));
    }

    /** What an upgrade would take back first is confirmed; anything else runs at once. */
    _upgrade(view) {
        return view.takenBack.length ? this._open('redo', async () => ({}))
            : this._press(() => this.jsonRpc.upgrade({ name: this._name, seen: view.seen }));
    }

    /** Opens the dialog for a stamp, or shows in it what another one would change. */
    _stamp(target, purge) {
        return this._open('stamp', async () => ({ target, purge,
            plan: (await this.jsonRpc.stampPlan({ name: this._name, target, purge })).result }));
    }

    _open(kind, load) {
        return this._ask(async () => {
            this._dialog = { kind, ...await load() };
        });
    }

    render() {
        const view = this._view;
        return html`
            ${this._names.length > 1 ? html`<vaadin-tabs .selected=${this._names.indexOf(this._name)}>
                ${this._names.map(name => html`<vaadin-tab @click=${() => this._switch(name)}>${name.replace(/^(?=\/|$)/, 'default')}</vaadin-tab>`)}
            </vaadin-tabs>` : ''}
            ${view ? this._header(view) : ''}
            ${this._slow ? html`<div class="note slow" role="status">${SLOW}</div>` : ''}
            ${this._outcome?.message ? html`<div class="note" role="status">${this._outcome.message}</div>` : ''}
            ${[...(this._outcome?.problems ?? []), ...(view?.problems ?? [])].map(problem)}
            ${view ? html`<main>
                <section class="picture"><h3>Revisions <span class="badge">${view.revisions.length}</span>
                    ${view.revisions.length > 4 ? html`<vaadin-text-field id="search" theme="small" placeholder="Search" clear-button-visible
                        aria-label="Search revisions" .value=${this._search} @value-changed=${e => { this._search = e.detail.value; }}></vaadin-text-field>` : ''}</h3>
                    ${this._graph(view)}
                </section>
                <div class="column">${this._selection(view)}${this._pending(view)}${log(view)}</div>
            </main>` : this._outcome ? '' : html`<vaadin-progress-bar indeterminate></vaadin-progress-bar>`}
            ${this._dialogs(view)}`;
    }

    _graph(view) {
        const words = this._search.toLowerCase().split(/\s+/).filter(word => word);
        const found = view.revisions.filter(one =>
            words.every(word => [one.id, one.message, ...one.labels].some(text => text.toLowerCase().includes(word))));
        if (!found.length) {
            return html`<p class="quiet">${view.revisions.length ? 'No revision has that in its id, its message or its labels.'
                : 'There is no revision yet. Write the first with the button New revision.'}</p>`;
        }
        return html`<div class="scroll">${graph(found, asked(view), this._selected, id => this._select(id), view.changed)}</div>`;
    }

    _switch(name) {
        this._name = name;
        this._selected = null;
        this._outcome = null;
        return this._ask(() => this._read());
    }

    _header(view) {
        const behind = view.state === 'BEHIND' && view.pending.length ? ` by ${view.pending.length}` : '';
        return html`<header>
            <span class="badge state ${view.state}">${STATES[view.state]}${behind}</span>
            <span class="where">${where(view)}</span>
            <vaadin-button id="upgrade" theme="primary small" ?disabled=${this._busy || !view.seen || !view.pending.length && !view.takenBack.length}
                @click=${() => this._upgrade(view)}>
                <vaadin-icon icon="font-awesome-solid:arrow-up" slot="prefix"></vaadin-icon>Upgrade</vaadin-button>
            <vaadin-button id="downgrade" theme="error small" ?disabled=${this._busy || !view.stepsDown.length}
                @click=${() => this._down(view.stepsDown[0])}>
                <vaadin-icon icon="font-awesome-solid:arrow-down" slot="prefix"></vaadin-icon>Downgrade by one</vaadin-button>
            <vaadin-button id="stamp" theme="small" title="Say what the database is at, without running anything"
                ?disabled=${this._busy || !asked(view) || !view.revisions.length}
                @click=${() => this._stamp(this._selected ?? view.revisions[0].id, false)}>
                <vaadin-icon icon="font-awesome-solid:stamp" slot="prefix"></vaadin-icon>Stamp</vaadin-button>
            <vaadin-button id="new-revision" theme="small" ?disabled=${this._busy}
                @click=${() => this._open('revision', async () => ({ draft: { message: '', upgrade: '', downgrade: '' } }))}>
                <vaadin-icon icon="font-awesome-solid:plus" slot="prefix"></vaadin-icon>New revision</vaadin-button>
            <vaadin-button id="refresh" theme="icon small" aria-label="Refresh" title="Ask the database again" ?disabled=${this._busy}
                @click=${() => this._press(async () => ({ result: null }))}>
                <vaadin-icon icon="font-awesome-solid:rotate"></vaadin-icon></vaadin-button>
        </header>`;
    }

    _selection(view) {
        const one = view.revisions.find(revision => revision.id === this._selected);
        return one ? html`<section class="selection">
            <h3><code>${one.id}</code> ${one.message}
                <vaadin-button class="more" theme="icon tertiary small" aria-label="Close" @click=${() => this._select(one.id)}>
                    <vaadin-icon icon="font-awesome-solid:xmark"></vaadin-icon></vaadin-button></h3>
            ${one.revises.length ? html`<p class="quiet">revises ${ids(one.revises)}</p>` : ''}
            ${one.dependsOn.length ? html`<p class="quiet">depends on ${ids(one.dependsOn)}</p>` : ''}
            <div class="buttons">
                ${asked(view) && one.applied && !view.rows.includes(one.id) && !view.unknown.length ? html`<vaadin-button id="take-back" theme="error small"
                    title="Take back everything above it" ?disabled=${this._busy} @click=${() => this._downTo(one.id)}>Take back to here</vaadin-button>` : ''}
                ${view.changed.includes(one.id) ? html`<vaadin-button id="accept" theme="small" title="Say that the database has it as it is now"
                    ?disabled=${this._busy || !view.seen} @click=${() => this._open('accept', async () => ({ id: one.id }))}>Accept</vaadin-button>` : ''}
            </div>
            ${sql(this._sql[one.id], true)}</section>` : '';
    }

    _pending(view) {
        const messages = new Map(view.revisions.map(one => [one.id, one.message]));
        return html`<section class="pending">
            <h3>Pending <span class="badge">${view.pending.length}</span>
                ${view.pending.length ? html`<vaadin-button class="more" theme="tertiary small" id="script"
                    @click=${() => this._open('script', async () => (await this.jsonRpc.script({ name: this._name })).result)}>
                    Whole script</vaadin-button>` : ''}</h3>
            ${view.takenBack.length ? html`<p class="quiet">First ${ids(view.takenBack)} ${view.takenBack.length > 1 ? 'are' : 'is'} taken
                back, since a revision was changed after it was applied.</p>` : ''}
            ${view.pending.length ? html`<div class="scroll">${view.pending.map((id, i) => html`
                <details ?open=${i === 0 || this._opened.has(id)} @toggle=${e => this._toggle(id, e.target.open)}>
                    <summary><code>${id}</code> ${messages.get(id)}</summary>
                    ${sql(this._sql[id], false)}
                </details>`)}</div>`
                : html`<p class="quiet">${asked(view) ? 'Nothing: the database has every revision.' : 'Not known.'}</p>`}
        </section>`;
    }

    _dialogs(view) {
        const { kind, id, message, problems, step, revisions, target, purge, plan, draft } = this._dialog ?? {};
        const close = () => { this._dialog = null; };
        const typed = field => event => { draft[field] = event.detail.value; };
        const dialog = (name, title, body, footer) => html`<vaadin-dialog header-title=${title} resizable draggable
            .opened=${kind === name} @opened-changed=${e => e.detail.value || kind !== name || close()}
            ${dialogRenderer(() => html`<div class="aludel-dialog" style="width:min(720px, 80vw)">${kind === name ? body() : ''}</div>`, [this._dialog])}
            ${dialogFooterRenderer(() => html`<vaadin-button id="close-${name}" theme="tertiary" @click=${close}>Close</vaadin-button>${footer?.()}`, [this._dialog])}>
        </vaadin-dialog>`;
        return html`
            ${dialog('script', 'What psql would run', () => html`${(problems ?? []).map(problem)}${message ? code(message) : ''}`)}
            ${dialog('redo', 'Take back, and run again?', () => html`
                <p>${ids(view.takenBack)} ${view.takenBack.length > 1 ? 'are' : 'is'} taken back by what the log keeps of
                    ${view.takenBack.length > 1 ? 'them' : 'it'}, and then ${ids(view.pending)} ${view.pending.length > 1 ? 'run' : 'runs'}.</p>
                <p>What only ${view.takenBack.length > 1 ? 'they hold' : 'it holds'} is lost.</p>`,
            () => html`<vaadin-button id="confirm-redo" theme="primary error" @click=${() => this._press(() =>
                this.jsonRpc.upgrade({ name: this._name, seen: view.seen }))}>Run again</vaadin-button>`)}
            ${dialog('accept', 'Does the database have it as it is now?', () => html`
                <p>Nothing runs: the log says from then on that the database has <code>${id}</code> as its text is now. That is right where
                    somebody did by hand what the text says beyond the old one, or where it does the same.</p>`,
            () => html`<vaadin-button id="confirm-accept" theme="primary" @click=${() => this._press(() =>
                this.jsonRpc.accept({ name: this._name, id, seen: view.seen }))}>Accept</vaadin-button>`)}
            ${dialog('downgrade', 'Take back?', () => html`
                ${view?.stepsDown.length > 1 && view.stepsDown.includes(step) ? html`<p>There are several ways to go down by one:</p>
                    ${view.stepsDown.map(one => html`<p><label><input type="radio" name="step" value=${one.target}
                        .checked=${one.target === step.target} @change=${() => this._down(one)}> ${down(one)}</label></p>`)}`
                    : html`<p>${down(step)}</p>`}
                <p>What only ${step.undone.length > 1 ? 'they hold' : 'it holds'} is lost.</p>
                ${revisions.map(one => html`${one.problems.map(problem)}${one.downgrade ? code(one.downgrade) : ''}`)}`,
            () => html`<vaadin-button id="confirm-downgrade" theme="primary error" @click=${() => this._press(() =>
                this.jsonRpc.downgrade({ name: this._name, target: step.target, seen: step.seen }))}>Downgrade</vaadin-button>`)}
            ${dialog('stamp', 'Say what the database is at?', () => html`
                <p>Nothing runs: only the rows of the version table change. That is right where the tables are there
                    already, or where somebody did by hand what a revision does.</p>
                <p><label>The database is at <select id="stamp-target" @change=${e => this._stamp(e.target.value, purge)}>
                    ${view.revisions.filter(one => one.head).length > 1
                        ? html`<option value="heads" ?selected=${target === 'heads'}>every head</option>` : ''}
                    ${view.revisions.map(one => html`<option value=${one.id} ?selected=${one.id === target}>${one.id} ${one.message}</option>`)}
                    <option value="base" ?selected=${target === 'base'}>base: before every revision</option>
                </select></label></p>
                ${view.unknown.length ? html`<p><label><input id="stamp-purge" type="checkbox" .checked=${purge}
                    @change=${e => this._stamp(target, e.target.checked)}> Delete every row first, also ${ids(view.unknown)},
                    for which this build has no revision</label></p>` : ''}
                ${plan.problems.map(problem)}${plan.problems.length ? '' : stamped(plan)}`,
            () => html`<vaadin-button id="confirm-stamp" theme="primary error"
                ?disabled=${plan?.problems.length || String(plan?.rowsBefore) === String(plan?.rowsAfter)}
                @click=${() => this._press(() => this.jsonRpc.stamp({ name: this._name, target, purge, seen: plan.seen }))}>Stamp</vaadin-button>`)}
            ${dialog('revision', 'New revision', () => html`
                <p>Writes a SQL file that follows the head into the project’s sources and reloads the application, which
                    upgrades to it unless its <code>mode</code> says otherwise.</p>
                <vaadin-text-field id="message" label="Message" placeholder="add orders" style="width:100%"
                    @value-changed=${typed('message')}></vaadin-text-field>
                <vaadin-text-area id="up" label="Upgrade (SQL)" style="width:100%;min-height:110px"
                    @value-changed=${typed('upgrade')}></vaadin-text-area>
                <vaadin-text-area id="down" label="Downgrade (SQL)" style="width:100%;min-height:90px"
                    @value-changed=${typed('downgrade')}></vaadin-text-area>`,
            () => html`<vaadin-button id="write" theme="primary" @click=${() => this._write(draft)}>Write</vaadin-button>`)}`;
    }

    _write(draft) {
        return this._press(async () => {
            const written = await this.jsonRpc.newRevision({ name: this._name, ...draft });
            if (written.result.message) {
                this._outcome = written.result;
                const started = new Promise(done => { this._started = () => done({ result: { problems: [] } }); });
                const { problems } = (await Promise.race([this.jsonRpc.reload(), started])).result;
                written.result = { ...written.result, problems };
            }
            return written;
        });
    }
}

function asked(view) {
    return view.state !== 'NOT_KNOWN';
}

function where(view) {
    if (!asked(view)) {
        return 'The database could not be asked.';
    }
    if (!view.rows.length) {
        return 'The version table has no row: nothing has run.';
    }
    return html`The version table has ${ids(view.rows)}.
        ${view.unknown.length ? html`This build has no revision for ${ids(view.unknown)}.` : ''}`;
}

/** What a step down does. */
function down(step) {
    return html`${ids(step.undone)} ${step.undone.length > 1 ? 'are' : 'is'} taken back, and the database is at
        ${step.rowsAfter.length ? ids(step.rowsAfter) : 'base, before every revision'}.`;
}

/** What a stamp changes. */
function stamped({ rowsBefore, rowsAfter, applied, notApplied }) {
    if (String(rowsBefore) === String(rowsAfter)) {
        return html`<p>The version table says so already.</p>`;
    }
    return html`
        <p>The version table has ${rowsBefore.length ? ids(rowsBefore) : 'no row'} and will have
            ${rowsAfter.length ? ids(rowsAfter) : 'no row'}.</p>
        ${applied.length ? html`<p>From then on ${some(applied)} ${applied.length > 1 ? 'count' : 'counts'} as applied and
            will not run.</p>` : ''}
        ${notApplied.length ? html`<p>From then on ${some(notApplied)} ${notApplied.length > 1 ? 'count' : 'counts'} as not
            applied, and the next upgrade runs ${notApplied.length > 1 ? 'them' : 'it'}.</p>` : ''}`;
}

/** Names them, unless they are too many to read. */
function some(list) {
    return list.length > 12 ? `${list.length} revisions` : ids(list);
}

function ids(list) {
    return list.map((id, i) => html`${i ? ', ' : ''}<code>${id}</code>`);
}

function problem({ description, action }) {
    return html`<div class="note problem" role="alert">${description}${action ? html`<div class="action">${action}</div>` : ''}</div>`;
}

function code(text) {
    return html`<qui-themed-code-block mode="sql" .content=${text} style="display:block;overflow-x:auto"></qui-themed-code-block>`;
}

function sql(found, both) {
    if (!found) {
        return html`<vaadin-progress-bar indeterminate></vaadin-progress-bar>`;
    }
    return html`
        <p class="quiet">${found.java ? 'A Java revision: ' : ''}<code>${found.origin}</code>${found.reversible ? '' : ', irreversible'}</p>
        ${found.problems.map(problem)}
        ${both ? html`<h4>Upgrade</h4>` : ''}
        ${found.upgrade ? code(found.upgrade) : html`<p class="quiet">${found.java ? 'Its SQL is told while it is pending.' : 'No SQL.'}</p>`}
        ${both && found.downgrade ? html`<h4>Downgrade</h4>${code(found.downgrade)}` : ''}`;
}

function log(view) {
    return html`<section class="log"><h3>Log <span class="badge">${view.log.length < 200 ? view.log.length : 'newest 200'}</span></h3>${view.log.length ? html`<div class="scroll"><table>
        <thead><tr><th>Started</th><th>What</th><th>Outcome</th><th class="number">Took</th></tr></thead>
        <tbody>${view.log.map(row => html`<tr>
            <td class="time" title="by ${row.executedBy}">${new Date(row.startedAt).toLocaleString([], { dateStyle: 'short', timeStyle: 'medium' })}</td>
            <td>${row.direction} <code>${row.revision}</code> ${row.message}</td>
            <td><span class="badge ${row.outcome}">${row.outcome}</span></td>
            <td class="number">${row.milliseconds < 0 ? '' : `${row.milliseconds} ms`}</td>
        </tr>${row.error ? html`<tr class="error"><td colspan="4">${row.error}</td></tr>` : ''}`)}</tbody></table></div>` : html`<p class="quiet">${asked(view) ? 'Nothing ever ran here.' : 'Not known.'}</p>`}</section>`;
}

customElements.define('qwc-aludel', QwcAludel);
