import { QwcHotReloadElement, html, css } from 'qwc-hot-reload-element';
import { JsonRpc } from 'jsonrpc';
import '@vaadin/button';
import '@vaadin/icon';
import '@vaadin/progress-bar';
import '@vaadin/tabs';
import '@vaadin/text-field';
import 'qui-themed-code-block';

/** What the entities want and no revision makes, and the button that writes the revision. */
export class QwcAludelChanges extends QwcHotReloadElement {

    static properties = {
        _names: { state: true },
        _name: { state: true },
        _changes: { state: true },
        _message: { state: true },
        _busy: { state: true },
        _outcome: { state: true },
    };

    static styles = css`
        :host { display: flex; flex-direction: column; gap: 14px; padding: 4px 20px 20px; box-sizing: border-box;
            height: 100%; overflow: auto; font-size: var(--lumo-font-size-s); color: var(--lumo-body-text-color); }
        header { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 8px 12px; }
        header vaadin-text-field { flex: 1 1 280px; max-width: 480px; padding: 0; }
        header .what { flex: 1 1 260px; line-height: 1.5; margin: 0; align-self: center; }
        section { border: 1px solid var(--lumo-contrast-10pct); border-radius: 8px; padding: 10px 14px 12px; min-width: 0; }
        h3 { margin: 0 0 8px; font-size: var(--lumo-font-size-m); }
        ul { margin: 0; padding-left: 20px; line-height: 1.6; }
        .quiet { color: var(--lumo-secondary-text-color); margin: 0; line-height: 1.5; }
        .note { border-left: 4px solid var(--lumo-success-color); background: var(--lumo-success-color-10pct);
            border-radius: 4px; padding: 8px 12px; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; }
        .note.problem { border-color: var(--lumo-error-color); background: var(--lumo-error-color-10pct); }
        .note .action { margin-top: 4px; color: var(--lumo-secondary-text-color); }
        qui-themed-code-block { display: block; border: 1px solid var(--lumo-contrast-10pct); border-radius: 6px;
            overflow-x: auto; }
    `;

    jsonRpc = new JsonRpc(this);

    constructor() {
        super();
        this._names = [];
        this._name = null;
        this._changes = null;
        this._message = '';
        this._busy = false;
        this._outcome = null;
    }

    connectedCallback() {
        super.connectedCallback();
        this.hotReload();
    }

    /** At first, and whenever the application started again, as it does after an entity was changed. */
    hotReload() {
        this._started?.();
        return this._ask(async () => {
            this._names = (await this.jsonRpc.names()).result;
            if (!this._names.includes(this._name)) {
                this._name = this._names[0];
            }
            await this._compare();
        });
    }

    async _compare() {
        this._changes = null;
        this._changes = (await this.jsonRpc.changes({ name: this._name })).result;
    }

    async _ask(work) {
        this._busy = true;
        try {
            await work();
        } catch (failure) {
            this._outcome = { message: '', problems: [{ description: failure?.error?.message ?? String(failure), action: '' }] };
        } finally {
            this._busy = false;
        }
    }

    _switch(name) {
        this._name = name;
        this._outcome = null;
        return this._ask(() => this._compare());
    }

    /** The reload runs the new revision, unless the application's mode says otherwise. */
    _write() {
        return this._ask(async () => {
            const message = this._message.trim() || this._suggested();
            this._outcome = (await this.jsonRpc.writeChanges({ name: this._name, message })).result;
            if (this._outcome.message) {
                this._message = '';
                this._outcome = { ...this._outcome, problems: await this._reload() };
                await this._compare();
            }
        });
    }

    /** An entity that was changed counts only once the application has started again. */
    _again() {
        return this._ask(async () => {
            this._outcome = { message: '', problems: await this._reload() };
            await this._compare();
        });
    }

    /** A start may cost the answer that is awaited, and be heard of in another way. */
    async _reload() {
        const started = new Promise(done => { this._started = () => done({ result: { problems: [] } }); });
        return (await Promise.race([this.jsonRpc.reload(), started])).result.problems;
    }

    /** The first change tells what most of it is about. */
    _suggested() {
        const { first, words } = this._changes;
        return first ? 'create the tables of the entities' : words[0].split(':')[0];
    }

    render() {
        const changes = this._changes;
        return html`
            ${this._names.length > 1 ? html`<vaadin-tabs .selected=${this._names.indexOf(this._name)}>
                ${this._names.map(name => html`<vaadin-tab @click=${() => this._switch(name)}>${name.replace(/^(?=\/|$)/, 'default')}</vaadin-tab>`)}
            </vaadin-tabs>` : ''}
            ${this._outcome?.message ? html`<div class="note" role="status">${this._outcome.message}</div>` : ''}
            ${[...(this._outcome?.problems ?? []), ...(changes?.problems ?? [])].map(problem)}
            ${changes ? this._found(changes) : this._outcome?.problems.length ? '' : html`
                <p class="quiet">The revisions and the entities are made real in scratch databases, and compared there.</p>
                <vaadin-progress-bar indeterminate></vaadin-progress-bar>`}`;
    }

    _found(changes) {
        const again = html`<vaadin-button id="compare" theme="small" ?disabled=${this._busy} @click=${() => this._again()}>
            Compare again</vaadin-button>`;
        if (!changes.words.length) {
            return html`<header><p class="what" id="no-changes">${changes.problems.length ? ''
                : 'Nothing: the revisions make what the entities want.'}</p>${again}</header>`;
        }
        return html`
            <header>
                <p class="what">${changes.first ? 'There is no revision yet; the first one makes the tables of the entities.'
                    : `From ${changes.from} to ${changes.to}, ${changes.words.length} change(s).`}</p>
                ${again}
                <vaadin-text-field id="message" label="What is it for?" placeholder=${this._suggested()} .value=${this._message}
                    @value-changed=${event => { this._message = event.detail.value; }}></vaadin-text-field>
                <vaadin-button id="write" theme="primary small" ?disabled=${this._busy || !changes.downgrade && changes.problems.length > 0}
                    @click=${() => this._write()}>${changes.first ? 'Write the first revision' : 'Write the revision'}</vaadin-button>
            </header>
            <section><h3>Changes</h3><ul>${changes.words.map(line => html`<li>${line}</li>`)}</ul>
                ${changes.undecided ? html`<p class="quiet">${changes.undecided} place(s) of the SQL wait for your decision: see “-- @undecided”.</p>` : ''}
                ${changes.notes.map(note => html`<p class="quiet">${note}</p>`)}</section>
            ${changes.upgrade ? html`<section><h3>Upgrade</h3>${code(changes.upgrade)}</section>` : ''}
            ${changes.downgrade ? html`<section><h3>Downgrade</h3>${code(changes.downgrade)}</section>` : ''}`;
    }
}

function problem({ description, action }) {
    return html`<div class="note problem" role="alert">${description}${action ? html`<div class="action">${action}</div>` : ''}</div>`;
}

function code(text) {
    return html`<qui-themed-code-block mode="sql" .content=${text}></qui-themed-code-block>`;
}

customElements.define('qwc-aludel-changes', QwcAludelChanges);
