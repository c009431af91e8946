import { Link } from '@tanstack/react-router'
import { ArrowLeft, FileOutput, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { useBridge } from '#renderer/bridge/bridge.ts'
import { answerOf } from '#renderer/bridge/operation-error.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCall, useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { useSaveFile } from '#renderer/bridge/use-save-file.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FileChooser } from '#renderer/ui/FileDrop.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { FieldRow, Panel, Row } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { Table } from '#renderer/ui/Table.tsx'

type Profile = OutputOf<'profile.list'>[number]

/** How the lists of each sender are read: kept under a name, shared as files. */
export function ProfilesScreen(): ReactNode {
  const { words } = useLanguage()
  const { readOnly } = useTransfer()
  const list = useOperation('profile.list', {})
  const { profiles } = words.imports
  return (
    <Screen
      title={profiles.title}
      lead={profiles.lead}
      content={list.data?.map(({ profileId }) => profileId).join(' ') ?? ''}
      actions={
        <Link to="/imports" className={buttonClasses({ look: 'quiet' })}>
          <ArrowLeft size="1rem" aria-hidden="true" />
          {profiles.back}
        </Link>
      }
    >
      <Loaded query={list} skeleton={[12]}>
        {(value) =>
          value.length === 0 ? (
            <EmptyState title={profiles.empty.title} text={profiles.empty.text} />
          ) : (
            <ProfileTable profiles={value} />
          )
        }
      </Loaded>
      {readOnly ? null : <ImportProfile />}
    </Screen>
  )
}

function ProfileTable({ profiles }: { readonly profiles: readonly Profile[] }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { readOnly } = useTransfer()
  const call = useCall()
  const remove = useCommand('profile.remove')
  const { save, isSaving, failure } = useSaveFile()
  const { profiles: text, list } = words.imports

  async function exportProfile({ profileId, name }: Profile): Promise<void> {
    const reply = await save(text.fileName(name), (file) => call('profile.export', { profileId, file: file.handle }))
    if (reply?.ok === true) notify({ tone: 'ok', text: text.exported(reply.value.fileName) })
  }

  async function removeProfile({ profileId, name }: Profile): Promise<void> {
    const reply = await remove.run({ profileId })
    if (reply.ok) notify({ tone: 'ok', text: text.removed(name) })
  }

  const shown = failure ?? remove.failure
  return (
    <>
      {shown === null ? null : <FailureBanner failure={shown} />}
      <Table caption={text.caption}>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{list.sender}</th>
            <th scope="col">{list.register}</th>
            <th scope="col" data-number>
              {text.version}
            </th>
            <th scope="col" data-number>
              {text.columns}
            </th>
            <th scope="col" data-number>
              {text.values}
            </th>
            <th scope="col">{text.saved}</th>
            <th scope="col">{list.actions}</th>
          </tr>
        </thead>
        <tbody>
          {profiles.map((profile) => (
            <tr key={profile.profileId}>
              <th scope="row">{profile.name}</th>
              <td>{profile.sender}</td>
              <td data-tight>{words.shell.registerNames[profile.register]}</td>
              <td data-number>{number(profile.version, 0)}</td>
              <td data-number>{number(profile.columns, 0)}</td>
              <td data-number>{number(profile.values, 0)}</td>
              <td data-tight>{text.savedBy(profile.savedAt, profile.savedBy)}</td>
              <td data-tight>
                <Row>
                  <Button
                    icon={FileOutput}
                    label={text.exportLabel(profile.name)}
                    isDisabled={isSaving}
                    onPress={() => void exportProfile(profile)}
                  >
                    {text.export}
                  </Button>
                  {readOnly ? null : (
                    <Button
                      icon={Trash2}
                      label={text.removeLabel(profile.name)}
                      isDisabled={remove.isRunning}
                      onPress={() => void removeProfile(profile)}
                    >
                      {text.remove}
                    </Button>
                  )}
                </Row>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}

const fromFile = ''

/** A profile that was made elsewhere, for one of the senders of this transfer. */
function ImportProfile(): ReactNode {
  const { words } = useLanguage()
  const bridge = useBridge()
  const { senders } = useTransfer()
  const take = useCommand('profile.import')
  const [sender, setSender] = useState(fromFile)
  const [refused, setRefused] = useState<Failure | null>(null)
  const { profiles } = words.imports

  async function importProfile([file]: readonly File[]): Promise<void> {
    if (file === undefined) return
    setRefused(null)
    const accepted = await answerOf(bridge.files.accept(file))
    if (!accepted.ok) return setRefused(accepted.failure)
    const reply = await take.run({ file: accepted.value.handle, ...(sender === fromFile ? {} : { sender }) })
    if (reply.ok) notify({ tone: 'ok', text: profiles.imported(reply.value.name, reply.value.sender) })
  }

  const failure = refused ?? take.failure
  return (
    <Panel title={profiles.import}>
      {failure === null ? null : <FailureBanner failure={failure} />}
      <FieldRow>
        <Select
          label={profiles.importSender}
          help={profiles.importSenderHelp}
          placeholder={words.shell.choose}
          options={[{ id: fromFile, label: profiles.fromFile }, ...senders.map((name) => ({ id: name, label: name }))]}
          value={sender}
          onChange={setSender}
        />
      </FieldRow>
      <Row>
        <FileChooser label={profiles.import} endings={['.json']} onFiles={(files) => void importProfile(files)} />
      </Row>
    </Panel>
  )
}
